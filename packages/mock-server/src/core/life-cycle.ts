import type { AccountInput } from './accounts.ts';
import type { Dependent } from './backing.ts';
import type { Directory } from './directory.ts';
import type { Gate } from './gate.ts';
import type { ServerState } from './snapshot/snapshot.ts';
import type { Store } from './store.ts';

/** The parts of a mock server that start, restart and end with it. */
export interface Living {
  readonly store: Store;
  readonly gate: Gate;
  readonly directory: Directory;
  readonly state: ServerState;
  /** The accounts that exist at the start. */
  readonly seed: readonly AccountInput[];
  /** Makes what it starts with beside the accounts. */
  begin(): Promise<void>;
  /** Ends the mock server when it is aborted. Its reason is the error of everything that still waits. */
  readonly end: AbortController;
  /** Restores what is in memory: clock, randomness, limits, delays. The store is cleared already. */
  reset(): void;
}

/** Start, restart and end of a mock server. */
export interface LifeCycle {
  /** Throws if the mock server was closed. */
  checkOpen(): void;
  /** Resolves when the accounts of its own seed exist. Rejects with the account that the backend refused. */
  seeded(): Promise<void>;
  /**
   * Resolves when the accounts of its seed and of its dependents' seeds exist. Rejects if the mock server was closed.
   */
  ready(): Promise<void>;
  /** Whether `ready` would resolve at once. */
  isReady(): boolean;
  /** Adds a dependent, which takes part in each restart from then on. */
  join(dependent: Dependent): void;
  /** This mock server as a dependent of its backing server. */
  readonly asDependent: Dependent;
  /** Waits for requests in flight, then restores the initial state of this mock server and of its dependents. */
  restart(): Promise<void>;
  /**
   * Waits for requests in flight, then runs a function while this mock server and its dependents answer none. The
   * function gets the state of each of them, this one's first.
   */
  held<R>(act: (states: readonly ServerState[]) => Promise<R>): Promise<R>;
  /** Writes what this mock server and its dependents know beside their stores into them, for one that goes on from there. */
  keep(): void;
  /** Refuses everything from now on, and aborts `closing`. */
  close(): void;
  /** Is aborted when the mock server closes. Its reason is the error that everything rejects with that still waits. */
  readonly closing: AbortSignal;
}

/**
 * The life cycle of a mock server. An empty store is seeded at once; state that a store already has is left as it is.
 */
export function createLifeCycle({ store, gate, directory, state, seed, begin, end, reset }: Living): LifeCycle {
  const dependents: Dependent[] = [];
  const makeFirst = async (): Promise<void> => {
    await putAll(seed, directory);
    await begin();
  };
  let isSeeded = false;
  const seeded = seedOnce(store, makeFirst, state.goOn).then(() => {
    isSeeded = true;
  });
  // A failure is reported to each caller that waits for the seed. At this moment there is no caller yet.
  seeded.catch(() => {});

  const isOpen = (): boolean => !end.signal.aborted;
  const checkOpen = (): void => {
    end.signal.throwIfAborted();
  };
  const ready = async (): Promise<void> => {
    checkOpen();
    await seeded;
    for (const dependent of dependents) await dependent.ready();
  };
  const isReady = (): boolean => isOpen() && isSeeded && dependents.every((dependent) => dependent.isReady());
  const startOver = async (): Promise<void> => {
    // Keys of namespaces begin with "@": they are worlds of their own.
    for (const [key] of await store.list('')) if (!key.startsWith('@')) await store.delete(key);
    await store.update<boolean, void>('seeded', () => [true, undefined]);
    reset();
    await makeFirst();
  };
  /** Dependents are held first: a request to one of them may be waiting for an answer of this mock server. */
  const alone = (act: () => Promise<void>): Promise<void> =>
    dependents.reduce(
      (inner, dependent) => () => dependent.alone(inner),
      () => gate.alone(act),
    )();
  const states = (): readonly ServerState[] => [state, ...dependents.flatMap((dependent) => dependent.state() ?? [])];
  return {
    checkOpen,
    seeded: () => seeded,
    ready,
    isReady,
    join: (dependent) => dependents.push(dependent),
    async held(act) {
      const results: Awaited<ReturnType<typeof act>>[] = [];
      await alone(async () => {
        await ready();
        results.push(await act(states()));
      });
      return results[0] as Awaited<ReturnType<typeof act>>;
    },
    keep() {
      for (const one of states()) one.keep();
    },
    asDependent: {
      state: () => (isOpen() ? state : undefined),
      alone,
      ready: () => (isOpen() ? seeded : Promise.resolve()),
      isReady: () => isSeeded || !isOpen(),
      startOver: () => (isOpen() ? startOver() : Promise.resolve()),
    },
    restart: () =>
      alone(async () => {
        await ready();
        await startOver();
        for (const dependent of dependents) await dependent.startOver();
      }),
    close: () => end.abort(new Error('This mock server was closed.')),
    closing: end.signal,
  };
}

async function seedOnce(store: Store, act: () => Promise<void>, goOn: () => Promise<void>): Promise<void> {
  const isFirst = await store.update<boolean, boolean>('seeded', (present) => [true, present === undefined]);
  await (isFirst ? act() : goOn());
}

async function putAll(seed: readonly AccountInput[], directory: Directory): Promise<void> {
  for (const [index, account] of seed.entries()) {
    try {
      await directory.put(account);
    } catch (error) {
      // `checkSeed` cannot find everything: for example an id that an account of the backing server already has.
      throw new Error(`seed[${index}] (${account.email}): ${error instanceof Error ? error.message : String(error)}`);
    }
  }
}
