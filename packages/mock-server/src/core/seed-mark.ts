import { createClock } from './clock.ts';
import { createRandom } from './random.ts';
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

/** The id of the provider whose seed was made, or who makes it. */
type Mark = string | { readonly provider: string; readonly by: string; readonly at: number };

/** This run of the program. */
const me = createRandom().uuid();

/** The time after which another one that has not come to the end counts as killed, if it may be on another machine. */
const patienceMs = 30_000;

const { now } = createClock();

// Read when the module loads: a test may install fake timers later.
const { setTimeout: startTimer } = globalThis;

/** The mark in this store of a mock server of this provider. Its functions reject if the state of another one is there. */
export function seedMark(store: Store, provider: string): SeedMark {
  const write = (mark: Mark | undefined): Promise<void> =>
    store.update<Mark, void>(seedMarkKey, () => [mark, undefined]);
  const isAbandoned = ({ by, at }: Exclude<Mark, string>): boolean =>
    by !== me && (!store.onOthers || now() - at > patienceMs);
  const mine = (): Mark => ({ provider, by: me, at: now() });
  return {
    async take() {
      for (;;) {
        const begun = mine();
        const found = await store.update<Mark, Mark | undefined>(seedMarkKey, (mark) =>
          mark === undefined || (typeof mark !== 'string' && isAbandoned(mark)) ? [begun, mark] : [mark, mark],
        );
        if (found === undefined) return 'none';
        const other = typeof found === 'string' ? found : found.provider;
        if (other !== provider) throw new Error(ofAnother(other, provider));
        if (typeof found === 'string') return 'made';
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
      await write(provider);
    },
  };
}

function ofAnother(other: string, provider: string): string {
  return (
    `The store has the state of a mock server of ${other}. Give this one, of ${provider}, a store of its own: ` +
    `createWebStorageStore(…, { prefix: '${provider}/' }), for example.`
  );
}
