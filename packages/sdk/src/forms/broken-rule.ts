import type { FormRule } from './form-rule.ts';

/** An issue of zod for a rule that is broken. */
type BrokenRule = {
  readonly code: 'custom';
  readonly input: unknown;
  readonly params: FormRule & Record<string, unknown>;
  readonly message: string;
  readonly path: string[];
  /** Does not keep zod from finding more. */
  readonly continue: true;
};

/** Says that a value breaks a rule. */
export function brokenRule(input: unknown, rule: FormRule, message: string, path: string[] = []): BrokenRule {
  return { code: 'custom', input, params: { ...rule }, message, path, continue: true };
}
