import * as z from 'zod/mini';
import { keepsRule, type PasswordRule } from '../client/password-rule.ts';
import { brokenRule } from './broken-rule.ts';
import type { Form, TextField } from './form.ts';
import { passwordWords } from './password-words.ts';

/** The values of a form for a new password. */
export interface PasswordValues {
  /** The password to set. */
  newPassword: string;
}

/** The values of a form in which the password is typed twice. */
export interface RepeatedValues extends PasswordValues {
  /** The same password again. */
  repeated: string;
}

/**
 * Makes a form for a new password, by the rules of `reset.passwordRules()`. Without rules it checks those that the
 * backend fixes.
 */
export interface PasswordFormMaker {
  /** A form with one field. */
  (rules: readonly PasswordRule[] | undefined, options: { readonly repeated: false }): Form<PasswordValues>;
  /** A form with two fields, which must be the same. */
  (rules?: readonly PasswordRule[]): Form<RepeatedValues>;
}

/** Makes the forms of a backend. */
export function passwordFormOf(fixed: readonly PasswordRule[]): PasswordFormMaker {
  function make(rules: readonly PasswordRule[] | undefined, options: { repeated: false }): Form<PasswordValues>;
  function make(rules?: readonly PasswordRule[]): Form<RepeatedValues>;
  function make(rules = fixed, options?: { repeated: false }): Form<PasswordValues> | Form<RepeatedValues> {
    const newPassword = passwordField(rules);
    return options?.repeated === false ? z.object({ newPassword }) : repeatedForm(newPassword);
  }
  return make;
}

function repeatedForm(newPassword: TextField): Form<RepeatedValues> {
  const words = 'Repeat the new password.';
  return z.object({ newPassword, repeated: z.string(words) }).check(({ value, issues }) => {
    const { newPassword, repeated } = value;
    if (repeated === '') issues.push(brokenRule(repeated, { rule: 'required' }, words, ['repeated']));
    else if (repeated !== newPassword)
      issues.push(brokenRule(repeated, { rule: 'repeated' }, 'The two passwords are not the same.', ['repeated']));
  });
}

/** Has an issue for each broken rule. Rules that only the backend can check are not checked. */
function passwordField(rules: readonly PasswordRule[]): TextField {
  const missing = 'Enter a new password.';
  return z.string(missing).check(({ value, issues }) => {
    if (value === '') issues.push(brokenRule(value, { rule: 'required' }, missing));
    else
      for (const rule of rules)
        if (keepsRule(value, rule) === false) issues.push(brokenRule(value, rule, passwordWords(rule)));
  });
}
