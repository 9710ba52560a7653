import type { Store } from './store.ts';

/** The row of a store that says whether its seed was made, so that it is made once. */
export interface SeedMark {
  /**
   * Waits while another mock server makes the seed. `made`: it is there. Otherwise this one is to make it: nobody has
   * (`none`), or somebody has begun and was killed (`half`).
   */
  take(): Promise<'made' | 'none' | 'half'>;
  /** Runs a function that makes the seed. Others wait meanwhile. If it rejects, nobody has made the seed. */
  around(make: () => Promise<void>): Promise<void>;
}

/** The key of the row. */
export const seedMarkKey = 'seeded';

type Mark = true | { readonly by: string; readonly at: number };

/** This run of the program. */
const me = crypto.randomUUID();

/** The time after which another one that has not come to the end counts as killed, if it may be on another machine. */
const patienceMs = 30_000;

// Read when the module loads: a test may install fake timers later.
const { setTimeout: startTimer } = globalThis;

/** The mark in this store. */
export function seedMark(store: Store): SeedMark {
  const write = (mark: Mark | undefined): Promise<void> =>
    store.update<Mark, void>(seedMarkKey, () => [mark, undefined]);
  const isAbandoned = ({ by, at }: Exclude<Mark, true>): boolean =>
    by !== me && (!store.onOthers || Date.now() - at > patienceMs);
  const mine = (): Mark => ({ by: me, at: Date.now() });
  return {
    async take() {
      for (;;) {
        const begun = mine();
        const found = await store.update<Mark, Mark | undefined>(seedMarkKey, (mark) =>
          mark === undefined || (mark !== true && isAbandoned(mark)) ? [begun, mark] : [mark, mark],
        );
        if (found === undefined) return 'none';
        if (found === true) return 'made';
        if (isAbandoned(found)) return 'half';
        await new Promise((resolve) => startTimer(resolve, 20));
      }
    },
    async around(make) {
      await write(mine());
      try {
        await make();
      } catch (error) {
        await write(undefined);
        throw error;
      }
      await write(true);
    },
  };
}
