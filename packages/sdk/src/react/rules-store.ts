import type { PasswordRule } from '../client/password-rule.ts';
import type { AnyFlow } from './types.ts';

/** The rules of a flow's backend, in the form that `useSyncExternalStore` takes. */
export interface RulesStore {
  /** Loads them, unless they are there or on their way. */
  subscribe(listener: () => void): () => void;
  get(): readonly PasswordRule[];
  /** What the server shows, which loads nothing. */
  getAtFirst(): readonly PasswordRule[];
}

const NONE: readonly PasswordRule[] = [];

/** Asks for the rules when they are needed. After an error the next component that needs them asks again. */
export function createRulesStore(flow: AnyFlow): RulesStore {
  const listeners = new Set<() => void>();
  let rules = NONE;
  let isAsked = false;

  const load = async () => {
    isAsked = true;
    const { data } = await flow.passwordRules();
    if (data) rules = data;
    else isAsked = false;
    for (const listener of [...listeners]) listener();
  };

  return {
    get: () => rules,
    getAtFirst: () => NONE,
    subscribe(listener) {
      listeners.add(listener);
      if (!isAsked) void load();
      return () => void listeners.delete(listener);
    },
  };
}
