import { createActions } from './actions.ts';
import { type FullFlow, type FullView, type HookState, resendAtIn, toView } from './to-view.ts';

/** What all components that use a flow see of it, in the form that `useSyncExternalStore` takes. */
export interface ResetStore {
  subscribe(listener: () => void): () => void;
  /** The same object until something changes. */
  get(): FullView;
  /** The view on the server and while hydrating: only the browser knows the state of the flow. */
  getAtFirst(): FullView;
}

const INITIAL: HookState = { running: [], resendAt: 0 };

/** Observes a flow, and wraps its steps so that components can see them run. */
export function createResetStore(flow: FullFlow): ResetStore {
  const listeners = new Set<() => void>();
  let hookState = INITIAL;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsubscribe: (() => void) | undefined;

  const notify = () => {
    setTimer();
    for (const listener of [...listeners]) listener();
  };
  const actions = createActions(flow, {
    get: () => hookState,
    set(next) {
      hookState = next ? { ...hookState, ...next } : INITIAL;
      notify();
    },
  });
  const fixed = { actions, facts: flow.facts };
  const atFirst = toView({ backend: '', step: 'start' }, INITIAL, 0, fixed);

  const msLeft = () => Math.max(hookState.resendAt, resendAtIn(flow.state)) - Date.now();
  const snapshot = () => ({ state: flow.state, hookState, view: toView(flow.state, hookState, msLeft(), fixed) });
  let last = snapshot();
  const get = () => {
    const now = snapshot();
    const isSame = now.state === last.state && now.hookState === last.hookState;
    if (!isSame || secondsIn(now.view) !== secondsIn(last.view)) last = now;
    return last.view;
  };
  /** One timer for all components; it ends with the countdown, and when the last component is unmounted. */
  const setTimer = () => {
    clearTimeout(timer);
    if (listeners.size > 0 && secondsIn(get()) > 0) timer = setTimeout(notify, msLeft() % 1000 || 1000);
  };

  return {
    get,
    getAtFirst: () => atFirst,
    subscribe(listener) {
      listeners.add(listener);
      unsubscribe ??= flow.subscribe(notify);
      setTimer();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        unsubscribe?.();
        unsubscribe = undefined;
        clearTimeout(timer);
      };
    },
  };
}

function secondsIn(view: FullView): number {
  return 'resendInSeconds' in view ? view.resendInSeconds : 0;
}
