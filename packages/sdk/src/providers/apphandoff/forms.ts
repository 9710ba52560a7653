import * as z from 'zod/mini';
import type { Form } from '../../forms/form.ts';
import { type PasswordFormMaker, passwordFormOf } from '../../forms/password-form.ts';
import { emailField, optionalField, redirectField } from '../../forms/request-fields.ts';
import type { RequestValues } from '../../forms/request-values.ts';
import { resetFields } from '../../generated/apphandoff/reset-fields.ts';
import { originOf } from './origin-of.ts';
import { passwordRules } from './password-rules.ts';

const { email, callback_origin: origin } = resetFields.sendPasswordReset;

/** A page whose origin can be sent. */
const page = z.string().check(z.refine((url) => origin.safeParse(originOrUndefined(url)).success));

/** The input of `reset.request`. */
export const requestForm: Form<RequestValues> = z.object({
  email: emailField(email),
  redirectTo: optionalField(redirectField(page)),
});

/**
 * The input of `reset.confirm`, and the password again. The least length and the kinds of characters are settings of
 * AppHandoff's Supabase project: give them as rules, if you know them.
 *
 * @example
 * const form = passwordForm([{ rule: 'min-length', limit: 6 }]);
 */
export const passwordForm: PasswordFormMaker = passwordFormOf(passwordRules);

function originOrUndefined(url: string): string | undefined {
  try {
    return originOf(url);
  } catch {
    return undefined;
  }
}
