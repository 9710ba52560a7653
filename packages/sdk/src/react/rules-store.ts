import type { PasswordRule } from '../client/password-rule.ts';
import type { AnyPasswordReset } from '../reset/password-reset-types.ts';

/** The rules of a flow's backend, in the form that `useSyncExternalStore` takes. */
export interface RulesStore {
  /** Loads the rules, unless they are loaded or being loaded. */
  subscribe(listener: () => void): () => void;
  get(): readonly PasswordRule[];
  /** The rules on the server, where they are not loaded. */
  getAtFirst(): readonly PasswordRule[];
}

const NONE: readonly PasswordRule[] = [];

/** Loads the rules when a component needs them. After an error the next component that needs them loads them again. */
export function createRulesStore(flow: AnyPasswordReset): RulesStore {
  const listeners = new Set<() => void>();
  let rules = NONE;
  let isRequested = false;

  const load = async () => {
    isRequested = true;
    const { data } = await flow.passwordRules();
    if (data) rules = data;
    else isRequested = false;
    for (const listener of [...listeners]) listener();
  };

  return {
    get: () => rules,
    getAtFirst: () => NONE,
    subscribe(listener) {
      listeners.add(listener);
      if (!isRequested) void load();
      return () => void listeners.delete(listener);
    },
  };
}
