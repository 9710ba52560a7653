import { type ChangedPart, type ChangeListener, changedParts } from '../core/changes/changed-part.ts';
import { checkListener, notify } from '../core/changes/notify.ts';
import { sleep } from '../core/delays.ts';
import { type ControlApi, dataOf } from './control-api.ts';

/** The changes of all backends of a world on a port. One request waits for them, whoever listens. */
export interface RemoteChanges {
  /** Calls a function with all parts, then with those of a backend that changed. Returns the function that ends that. */
  on(provider: string, listener: ChangeListener): () => void;
  /** Calls a function when the server is away, and when it is back. Returns the function that ends that. */
  onReachable(listener: (isReachable: boolean) => void): () => void;
}

/** How long one request waits, and the time until the next one after one that failed. */
const [waitMs, pauseMs] = [30_000, 1_000];

// Read when the module loads: a test may install fake timers later.
const { setTimeout: startTimer } = globalThis;

/** Nobody listens yet. */
export function remoteChanges(api: ControlApi): RemoteChanges {
  /** Who listens to which backend, and whether it was told all. */
  const listeners = new Map<ChangeListener, { readonly provider: string; isTold: boolean }>();
  const reachables = new Set<(isReachable: boolean) => void>();
  /** Up to where changes were told. `undefined`: not yet. */
  let mark: string | undefined;
  let ending: AbortController | undefined;
  let isReachable = true;
  const reached = (now: boolean): void => {
    if (isReachable === now) return;
    isReachable = now;
    for (const listener of [...reachables]) listener(now);
  };
  const tell = (changed: Readonly<Record<string, readonly ChangedPart[]>>): void => {
    for (const [listener, its] of [...listeners]) {
      const parts = its.isTold ? changed[its.provider] : changedParts;
      its.isTold = true;
      if (parts) notify(listener, parts);
    }
  };
  const follow = async (signal: AbortSignal): Promise<void> => {
    while (!signal.aborted) {
      try {
        const query = mark === undefined ? {} : { after: mark, wait: waitMs };
        const told = await dataOf(api.GET('/_resetkit/changes', { params: { query }, signal }));
        if (signal.aborted) return;
        mark = told.mark;
        reached(true);
        tell(told.changed);
      } catch {
        if (signal.aborted) return;
        reached(false);
        await sleep(pauseMs, signal).catch(() => {});
      }
    }
  };
  const begin = (): void => {
    mark = undefined;
    ending = new AbortController();
    void follow(ending.signal);
  };
  return {
    on(provider, listener) {
      checkListener(listener);
      // One of its own, so that the same function can listen twice.
      const own: ChangeListener = (changed) => listener(changed);
      listeners.set(own, { provider, isTold: false });
      if (!ending) begin();
      else if (mark !== undefined) startTimer(() => tell({}), 0);
      return () => {
        listeners.delete(own);
        if (listeners.size > 0) return;
        ending?.abort();
        ending = undefined;
      };
    },
    onReachable(listener) {
      const own = (now: boolean): void => listener(now);
      reachables.add(own);
      return () => reachables.delete(own);
    },
  };
}
