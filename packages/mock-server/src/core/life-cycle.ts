import type { Dependent } from './backing.ts';
import type { Gate } from './gate.ts';
import type { OwnNamespace } from './namespaces.ts';
import { createSeeding, type SeedParts } from './seeding.ts';
import type { ServerState } from './snapshot/snapshot.ts';
import type { Store } from './store.ts';
import { StoreUnreachable } from './store-unreachable.ts';

/** The parts of a mock server that start, restart and end with it. */
export interface Living extends SeedParts {
  readonly gate: Gate;
  /** Resolves when all that a test has changed is in the store, and what others have changed there was read. */
  settle(): Promise<void>;
  /** Ends the mock server when it is aborted. Its reason is the error of everything that still waits. */
  readonly end: AbortController;
  /** The namespace that the mock server is. `undefined` for the world without a name. */
  readonly namespace: OwnNamespace | undefined;
}

/** Start, restart and end of a mock server. */
export interface LifeCycle {
  /** Throws if the mock server was closed. */
  checkOpen(): void;
  /**
   * Resolves when the accounts of its own seed exist, to whether it has made them now. Rejects with the account that the
   * backend refused.
   */
  seeded(): Promise<boolean>;
  /**
   * Resolves when the accounts of its seed and of its dependents' seeds exist. Rejects if the mock server was closed.
   */
  ready(): Promise<void>;
  /** As `ready`, when all that a test has changed is in the store, and what others have changed there was read. */
  settled(): Promise<void>;
  /** Whether `ready` would resolve at once. */
  isReady(): boolean;
  /** Adds a dependent, which takes part in each restart from then on. */
  join(dependent: Dependent): void;
  /** This mock server as a dependent of its backing server. */
  readonly asDependent: Dependent;
  /**
   * Runs a request in the world that is in the store. Rejects with a `StoreUnreachable` if another replica makes it anew
   * meanwhile: what was read was then partly of one world, and partly of the other.
   */
  inOneWorld<R>(act: () => Promise<R>): Promise<R>;
  /** Waits for requests in flight, then restores the initial state of this mock server and of its dependents. */
  restart(): Promise<void>;
  /**
   * Waits for requests in flight, then runs a function while this mock server and its dependents answer none. The
   * function gets the state of each of them, this one's first.
   */
  held<R>(act: (states: readonly ServerState[]) => Promise<R>): Promise<R>;
  /** Writes the journal of this mock server and of its dependents into their stores. */
  keep(): void;
  /** Refuses everything from now on, and aborts `closing`. */
  close(): void;
  /** Is aborted when the mock server closes. Its reason is the error that everything rejects with that still waits. */
  readonly closing: AbortSignal;
}

/**
 * The life cycle of a mock server. An empty store is seeded at once; state that a store already has is left as it is.
 */
export function createLifeCycle(living: Living): LifeCycle {
  const { gate, state, settle, end, namespace } = living;
  const dependents: Dependent[] = [];
  const { seedOnce, startOver, look } = createSeeding(living);
  const isShared = living.store.onOthers !== undefined;
  let isSeeded = false;
  const seeded = seedOnce().then((isNew) => {
    isSeeded = true;
    return isNew;
  });
  // A failure is reported to each caller that waits for the seed. At this moment there is no caller yet.
  seeded.catch(() => {});

  const isOpen = (): boolean => !end.signal.aborted;
  const checkOpen = (): void => {
    end.signal.throwIfAborted();
    namespace?.used();
  };
  const ready = async (): Promise<void> => {
    checkOpen();
    await seeded;
    for (const dependent of dependents) await dependent.ready();
  };
  const isReady = (): boolean => isOpen() && isSeeded && dependents.every((dependent) => dependent.isReady());
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
    settled: () =>
      ready()
        .then(isShared ? look : null)
        .then(settle),
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
    keep: () => states().forEach((one) => void one.keep()),
    asDependent: {
      state: () => (isOpen() ? state : undefined),
      alone,
      ready: async () => {
        if (isOpen()) await seeded;
      },
      isReady: () => isSeeded || !isOpen(),
      startOver: () => (isOpen() ? startOver() : Promise.resolve()),
    },
    inOneWorld: isShared ? (act) => inOneWorld(living.store, look, act) : (act) => act(),
    restart: () =>
      alone(async () => {
        await ready();
        await startOver();
        for (const dependent of dependents) await dependent.startOver();
      }),
    close: () =>
      end.abort(new Error(`${namespace ? `The namespace "${namespace.name}"` : 'This mock server'} was closed.`)),
    closing: end.signal,
  };
}

/** Runs a function, wholly or not at all. Rejects if the world is another one afterwards. */
async function inOneWorld<R>({ wholly }: Store, look: () => Promise<string>, act: () => Promise<R>): Promise<R> {
  const world = await look();
  const result = await (wholly ? wholly(act) : act());
  if ((await look()) !== world) throw new StoreUnreachable(startedAnew);
  return result;
}

const startedAnew =
  'The mock server was started anew at another replica while it answered this request. Send it again.';

/** Deletes what a mock server has in its store. Keys of its namespaces begin with "@": they are worlds of their own. */
export async function emptyWorld(store: Store): Promise<void> {
  for (const [key] of await store.list('')) if (!key.startsWith('@')) await store.delete(key);
}
