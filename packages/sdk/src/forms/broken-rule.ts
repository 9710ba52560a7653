import type { FormRule } from './form-rule.ts';

/** An issue of zod for a rule that is broken. */
type BrokenRule = {
  readonly code: 'custom';
  readonly input: unknown;
  readonly params: FormRule & Record<string, unknown>;
  readonly message: string;
  readonly path: string[];
  /** Lets zod find more issues. */
  readonly continue: true;
};

/** The issue for a value that breaks a rule. */
export function brokenRule(input: unknown, rule: FormRule, message: string, path: string[] = []): BrokenRule {
  return { code: 'custom', input, params: { ...rule }, message, path, continue: true };
}
