import type { AccountInput } from './accounts.ts';
import type { Directory } from './directory.ts';
import { seedMark, seedMarkKey } from './seed-mark.ts';
import type { ServerState } from './snapshot/snapshot.ts';
import type { Store } from './store.ts';

/** What a seed is made of. */
export interface SeedParts {
  readonly store: Store;
  /** Whether a key of the store is its own: no namespace's and no dependent's. */
  isOwn(key: string): boolean;
  readonly directory: Directory;
  readonly state: ServerState;
  /** The accounts that exist at the start. */
  readonly seed: readonly AccountInput[];
  /**
   * Remembers the state of this moment; the function that it returns goes back there at once. Absent: the accounts are
   * made again each time.
   */
  readonly remember: (() => () => void) | undefined;
  /** Makes what it starts with beside the accounts. */
  begin(): Promise<void>;
  /** Restores what is in memory: clock, randomness, limits, delays. The store is cleared already. */
  reset(): void;
}

/** Makes the first state of a mock server. */
export interface Seeding {
  /** Makes it in a store that has none, or goes on from what is there. Resolves to whether it was made now. */
  seedOnce(): Promise<boolean>;
  /** Deletes everything, and makes it again. */
  startOver(): Promise<void>;
}

/** The seed of a mock server with these parts. */
export function createSeeding({ store, isOwn, directory, state, seed, remember, begin, reset }: SeedParts): Seeding {
  const mark = seedMark(store, state.provider);
  let goBack: (() => void) | undefined;
  const makeFirst = async (): Promise<void> => {
    await putAll(seed, directory);
    goBack = remember?.();
    await begin();
  };
  const empty = async (): Promise<void> => {
    for (const [key] of await store.list('')) if (isOwn(key) && key !== seedMarkKey) await store.delete(key);
  };
  const startOver = (): Promise<void> =>
    mark.around(async () => {
      if (!goBack) await empty();
      reset();
      if (!goBack) return makeFirst();
      goBack();
      await begin();
    });
  return {
    startOver,
    async seedOnce() {
      const found = await mark.take();
      if (found === 'made') {
        await state.goOn();
        return false;
      }
      try {
        await (found === 'none' ? mark.around(makeFirst) : startOver());
        return true;
      } catch (error) {
        // The next mock server on this store must not go on from a half.
        await empty();
        throw error;
      }
    },
  };
}

async function putAll(seed: readonly AccountInput[], directory: Directory): Promise<void> {
  const stored = new Map<string, number>();
  for (const [index, account] of seed.entries()) {
    // `checkSeed` cannot find everything: for example an id that an account of the backing server already has, and
    // addresses that differ in their case, which are one for most backends.
    const at = `seed[${index}] (${account.email})`;
    try {
      const { email } = (await directory.put(account)).account;
      const twin = stored.get(email);
      if (twin !== undefined) throw new Error(`seed[${twin}] (${seed[twin]?.email}) is the same account here.`);
      stored.set(email, index);
    } catch (error) {
      throw new Error(`${at}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
