import { useMemo, useSyncExternalStore } from 'react';
import { keepsRule, type PasswordRule } from '../client/password-rule.ts';
import { perFlow } from './per-flow.ts';
import { createRulesStore } from './rules-store.ts';
import type { AnyFlow } from './types.ts';

/** A rule, and whether a password keeps it. */
export interface CheckedRule extends PasswordRule {
  /** `undefined` where only the backend can tell. */
  readonly kept: boolean | undefined;
}

const storeOf = perFlow(createRulesStore);

/**
 * The rules that a new password has to keep, each with whether this one keeps it: for a checklist beside the field. They are
 * asked for once a flow, when a component needs them; the list is empty until they are there, or if they cannot be had.
 */
export function usePasswordRules(flow: AnyFlow, password: string): readonly CheckedRule[] {
  const { subscribe, get, getAtFirst } = storeOf(flow);
  const rules = useSyncExternalStore(subscribe, get, getAtFirst);
  return useMemo(() => rules.map((rule) => ({ ...rule, kept: keepsRule(password, rule) })), [rules, password]);
}
