import * as z from 'zod/mini';
import { type CodeValues, codeFormOf } from '../../forms/code-form.ts';
import type { Form } from '../../forms/form.ts';
import { type PasswordFormMaker, passwordFormOf } from '../../forms/password-form.ts';
import { emailField, optionalField } from '../../forms/request-fields.ts';
import type { RequestValues } from '../../forms/request-values.ts';
import { resetFields } from '../../generated/supabase/reset-fields.ts';
import { passwordRules } from './password-rules.ts';

/** The values of Supabase's form that requests a mail. */
export interface SupabaseRequestValues extends RequestValues {
  /** The token of hCaptcha or Turnstile, if the project asks for one. */
  captchaToken?: string;
}

/**
 * The input of `reset.request`. Supabase accepts any text for `redirectTo`, and uses the project's site if it is not
 * allowed.
 */
export const requestForm: Form<SupabaseRequestValues> = z.object({
  email: emailField(resetFields.resetPasswordForEmail.email),
  redirectTo: optionalField(z.string()),
  captchaToken: optionalField(z.string()),
});

/**
 * As many digits as a project may configure (GOTRUE_MAILER_OTP_LENGTH). The spec has this pattern for `email_otp`, and
 * for no field that is sent.
 */
const digits = z.string().check(z.regex(/^[0-9]{6,10}$/u));

/** The input of `reset.exchange`: six digits, or up to ten if the project is configured so. */
export const codeForm: Form<CodeValues> = codeFormOf(digits, '6 to 10');

/**
 * The input of `reset.confirm`, and the password again. The least length and the kinds of characters are settings of a
 * project, which it does not publish: give them as rules, if you know them.
 *
 * @example
 * const form = passwordForm([{ rule: 'min-length', limit: 6 }]);
 */
export const passwordForm: PasswordFormMaker = passwordFormOf(passwordRules);
