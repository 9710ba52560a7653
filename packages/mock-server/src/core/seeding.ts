import type { AccountInput } from './accounts.ts';
import type { Changes } from './changes/changes.ts';
import type { Directory } from './directory.ts';
import type { GivenAccounts } from './renewed.ts';
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
   * Remembers the state of this moment; the function that it returns goes back there at once. It gets the accounts that
   * say their id or their time. Absent: the accounts are made again each time.
   */
  readonly remember: ((given: GivenAccounts) => () => void) | undefined;
  /** Makes what it starts with beside the accounts. */
  begin(): Promise<void>;
  /** Restores what is in memory: clock, randomness, limits, delays. The store is cleared already. */
  reset(): void;
  readonly changes: Pick<Changes, 'noteAll'>;
}

/** Makes the first state of a mock server. */
export interface Seeding {
  /** Makes it in a store that has none, or goes on from what is there. Resolves to whether it was made now. */
  seedOnce(): Promise<boolean>;
  /** Deletes everything, and makes it again. */
  startOver(): Promise<void>;
  /**
   * Looks which world is in the store. Goes on from there if another mock server has made it anew, and makes it again if
   * there is none. Resolves to its name.
   */
  look(): Promise<string>;
}

/** The seed of a mock server with these parts. */
export function createSeeding(parts: SeedParts): Seeding {
  const { store, isOwn, directory, state, seed, remember, begin, reset, changes } = parts;
  const mark = seedMark(store, state.provider);
  let goBack: (() => void) | undefined;
  /** The world that was in the store when this mock server looked last. */
  let seen: string | undefined;
  const makeFirst = async (): Promise<void> => {
    const given = await putAll(seed, directory);
    goBack = remember?.(given);
    await begin();
  };
  const empty = async (): Promise<void> => {
    for (const [key] of await store.list('')) if (isOwn(key) && key !== seedMarkKey) await store.delete(key);
  };
  const startOver = async (): Promise<void> => {
    seen = await mark.around(async () => {
      if (!goBack) await empty();
      reset();
      if (!goBack) return makeFirst();
      goBack();
      await begin();
    });
    changes.noteAll();
  };
  /** `make` makes the world if there is none, not even a half. Resolves to whether it was made now. */
  const seedOnce = async (make: () => Promise<void>): Promise<boolean> => {
    const found = await mark.take();
    if (found === 'made') {
      seen = await mark.world();
      await state.goOn();
      return false;
    }
    try {
      await (found === 'none' ? make() : startOver());
      return true;
    } catch (error) {
      // The next mock server on this store must not go on from a half.
      await empty();
      throw error;
    }
  };
  return {
    startOver,
    seedOnce: () =>
      seedOnce(async () => {
        seen = await mark.around(makeFirst);
      }),
    async look() {
      for (;;) {
        const world = await mark.world();
        if (world !== undefined && world === seen) return world;
        // Others have emptied the store: it began anew, or a namespace was dropped.
        await seedOnce(startOver);
      }
    },
  };
}

/** Makes the accounts. Resolves to those that say their id or their time. */
async function putAll(seed: readonly AccountInput[], directory: Directory): Promise<GivenAccounts> {
  const given = new Map<string, AccountInput>();
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
      if (account.id !== undefined || account.createdAt !== undefined) given.set(email, account);
    } catch (error) {
      throw new Error(`${at}: ${error instanceof Error ? error.message : String(error)}`);
    }
  }
  return given;
}
