import { useMemo, useSyncExternalStore } from 'react';
import { keepsRule, type PasswordRule } from '../client/password-rule.ts';
import type { AnyPasswordReset } from '../reset/password-reset-types.ts';
import { perFlow } from './per-flow.ts';
import { createRulesStore } from './rules-store.ts';

/** A rule, and whether a password keeps it. */
export interface CheckedRule extends PasswordRule {
  /**
   * One of three values: `true` if the password keeps the rule, `false` if it breaks it, `undefined` if only the backend can tell,
   * as of passwords used before. Show `undefined` neither as kept nor as broken.
   */
  readonly kept: boolean | undefined;
}

const storeOf = perFlow(createRulesStore);

/**
 * The rules for a new password, each with whether this password keeps it: for a checklist beside the field. They are loaded once
 * per flow, when a component needs them. The list is empty until they are loaded, or if they cannot be loaded.
 */
export function usePasswordRules(flow: AnyPasswordReset, password: string): readonly CheckedRule[] {
  const { subscribe, get, getAtFirst } = storeOf(flow);
  const rules = useSyncExternalStore(subscribe, get, getAtFirst);
  return useMemo(() => rules.map((rule) => ({ ...rule, kept: keepsRule(password, rule) })), [rules, password]);
}
