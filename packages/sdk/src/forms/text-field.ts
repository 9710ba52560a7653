import * as z from 'zod/mini';
import { brokenRule } from './broken-rule.ts';
import type { TextField } from './form.ts';
import type { FieldRule } from './form-rule.ts';

/** The sentences for a field: if it is empty, and if the backend would not accept it. */
interface Words extends FieldRule {
  readonly missing: string;
  readonly wrong: string;
}

/** A text that the schema of the backend accepts, after `normalize`. It has at most one issue. */
export function textField(
  schema: z.ZodMiniType<string>,
  { rule, missing, wrong }: Words,
  normalize: (text: string) => string = (text) => text,
): TextField {
  return z.string(missing).check(z.overwrite(normalize), ({ value, issues }) => {
    if (value === '') issues.push(brokenRule(value, { rule: 'required' }, missing));
    else if (!schema.safeParse(value).success) issues.push(brokenRule(value, { rule }, wrong));
  });
}
