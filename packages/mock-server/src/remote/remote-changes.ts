import { type ChangeListener, changedParts } from '../core/changes/changed-part.ts';
import { checkListener, notify } from '../core/changes/notify.ts';
import type { ControlApi } from './control-api.ts';
import { type ChangedByBackend, followChanges } from './follow-changes.ts';

/** The changes of all backends of a world on a port. One request waits for them, whoever listens. */
export interface RemoteChanges {
  /** Calls a function with all parts, then with those of a backend that changed. Returns the function that ends that. */
  on(provider: string, listener: ChangeListener): () => void;
  /** Calls a function when the server is away, and when it is back. Returns the function that ends that. */
  onReachable(listener: (isReachable: boolean) => void): () => void;
}

// Read when the module loads: a test may install fake timers later.
const { setTimeout: startTimer } = globalThis;

/** Nobody listens yet. */
export function remoteChanges(api: ControlApi): RemoteChanges {
  /** Who listens to which backend, and whether it was told all. */
  const listeners = new Map<ChangeListener, { readonly provider: string; isTold: boolean }>();
  const reachables = new Set<(isReachable: boolean) => void>();
  let isFollowing = false;
  let ending: AbortController | undefined;
  let isReachable = true;
  const reach = (now: boolean): void => {
    if (isReachable === now) return;
    isReachable = now;
    for (const listener of [...reachables]) listener(now);
  };
  const tell = (changed: ChangedByBackend): void => {
    isFollowing = true;
    for (const [listener, its] of [...listeners]) {
      const parts = its.isTold ? changed[its.provider] : changedParts;
      its.isTold = true;
      if (parts) notify(listener, parts);
    }
  };
  const begin = (): void => {
    isFollowing = false;
    ending = new AbortController();
    void followChanges(api, { reach, tell }, ending.signal);
  };
  return {
    on(provider, listener) {
      checkListener(listener);
      // One of its own, so that the same function can listen twice.
      const own: ChangeListener = (changed) => listener(changed);
      listeners.set(own, { provider, isTold: false });
      if (!ending) begin();
      else if (isFollowing) startTimer(() => tell({}), 0);
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
