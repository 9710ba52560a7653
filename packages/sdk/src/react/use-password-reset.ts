import { useEffect, useState, useSyncExternalStore } from 'react';
import type { AnyPasswordReset } from '../reset/password-reset-types.ts';
import { perFlow } from './per-flow.ts';
import { createResetStore } from './reset-store.ts';
import type { FullFlow, FullView } from './to-view.ts';
import type { PasswordResetView, UsePasswordResetOptions } from './types.ts';

const storeOf = perFlow(createResetStore);

/**
 * A flow as a component shows it: a status, the values of that status, and actions. All components that use one flow see the same.
 *
 * @param flow of any backend. Make it outside of components, or once in a `useState`: another flow is another reset
 * @example
 * const flow = createPasswordReset(createInsforgeClient({ baseUrl }));
 *
 * function Page() {
 *   const reset = usePasswordReset(flow);
 *   if (reset.status === 'done') return <p>Your password is changed.</p>;
 * }
 */
export function usePasswordReset<Flow extends AnyPasswordReset>(
  flow: Flow,
  options?: UsePasswordResetOptions,
): PasswordResetView<Flow>;
export function usePasswordReset(flow: FullFlow, options?: UsePasswordResetOptions): FullView {
  const { subscribe, get, getAtFirst } = storeOf(flow);
  const view = useSyncExternalStore(subscribe, get, getAtFirst);
  const { readLink } = view.actions;
  const [hasToRead, setHasToRead] = useState(!!options?.readLinkOnMount);
  useEffect(() => {
    if (!hasToRead) return;
    // Strict mode runs this twice; the second time the address is clean, and reading it changes nothing.
    readLink();
    setHasToRead(false);
  }, [hasToRead, readLink]);
  return hasToRead && view.status === 'idle' ? { ...view, pending: 'read-link' } : view;
}
