import { createActions } from './actions.ts';
import { type FullFlow, type FullView, type Own, resendAtIn, toView } from './to-view.ts';

/** What all components that use a flow see of it, in the form that `useSyncExternalStore` takes. */
export interface ResetStore {
  subscribe(listener: () => void): () => void;
  /** The same object until something changes. */
  get(): FullView;
  /** What the server shows, and hydration: only the browser knows how far the flow is. */
  getAtFirst(): FullView;
}

const FRESH: Own = { running: [], resendAt: 0 };

/** Watches a flow, and takes its steps so that they can be watched. */
export function createResetStore(flow: FullFlow): ResetStore {
  const listeners = new Set<() => void>();
  let own = FRESH;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let stopWatching: (() => void) | undefined;

  const tell = () => {
    tickAgain();
    for (const listener of [...listeners]) listener();
  };
  const actions = createActions(flow, {
    own: () => own,
    change(next) {
      own = next ? { ...own, ...next } : FRESH;
      tell();
    },
  });
  const fixed = { actions, facts: flow.facts };
  const atFirst = toView({ backend: '', step: 'start' }, FRESH, 0, fixed);

  const msLeft = () => Math.max(own.resendAt, resendAtIn(flow.state)) - Date.now();
  const look = () => ({ state: flow.state, own, view: toView(flow.state, own, msLeft(), fixed) });
  let last = look();
  const get = () => {
    const now = look();
    if (now.state !== last.state || now.own !== last.own || secondsIn(now.view) !== secondsIn(last.view)) last = now;
    return last.view;
  };
  /** One timer for all components; it ends with the countdown, and with the last of them. */
  const tickAgain = () => {
    clearTimeout(timer);
    if (listeners.size > 0 && secondsIn(get()) > 0) timer = setTimeout(tell, msLeft() % 1000 || 1000);
  };

  return {
    get,
    getAtFirst: () => atFirst,
    subscribe(listener) {
      listeners.add(listener);
      stopWatching ??= flow.subscribe(tell);
      tickAgain();
      return () => {
        listeners.delete(listener);
        if (listeners.size > 0) return;
        stopWatching?.();
        stopWatching = undefined;
        clearTimeout(timer);
      };
    },
  };
}

function secondsIn(view: FullView): number {
  return 'resendInSeconds' in view ? view.resendInSeconds : 0;
}
