import * as z from 'zod/mini';
import type { Form } from '../../forms/form.ts';
import { type PasswordFormMaker, passwordFormOf } from '../../forms/password-form.ts';
import { emailField, optionalField, redirectField } from '../../forms/request-fields.ts';
import type { RequestValues } from '../../forms/request-values.ts';
import { resetFields } from '../../generated/apphandoff/reset-fields.ts';
import { passwordRules } from './password-rules.ts';

const { email, callback_origin: origin } = resetFields.sendPasswordReset;

/** Only its origin is sent. */
const page = z.string().check(z.refine((url) => origin.safeParse(originOf(url)).success));

/** `undefined` for a text that is not a URL. */
function originOf(url: string): string | undefined {
  try {
    return new URL(url).origin;
  } catch {
    return undefined;
  }
}

/** What `reset.request` takes. */
export const requestForm: Form<RequestValues> = z.object({
  email: emailField(email),
  redirectTo: optionalField(redirectField(page)),
});

/**
 * What `reset.confirm` takes, and the password once more. The least length and the kinds of characters are settings of the
 * Supabase project behind: give them as rules, if you know them.
 *
 * @example
 * const form = passwordForm([{ rule: 'min-length', limit: 6 }]);
 */
export const passwordForm: PasswordFormMaker = passwordFormOf(passwordRules);
