import * as z from 'zod/mini';
import { brokenRule } from './broken-rule.ts';
import type { TextField } from './form.ts';
import type { FieldRule } from './form-rule.ts';

/** What is said of a field: where it is empty, and where the backend would not take it. */
interface Words extends FieldRule {
  readonly missing: string;
  readonly wrong: string;
}

/** A text that has to be one of the backend's own schema. One thing at most is wrong with it. */
export function textField(schema: z.ZodMiniType<string>, { rule, missing, wrong }: Words): TextField {
  return z.string(missing).check(({ value, issues }) => {
    if (value === '') issues.push(brokenRule(value, { rule: 'required' }, missing));
    else if (!schema.safeParse(value).success) issues.push(brokenRule(value, { rule }, wrong));
  });
}
