import * as z from 'zod/mini';
import { type CodeValues, codeFormOf } from '../../forms/code-form.ts';
import type { Form } from '../../forms/form.ts';
import { type PasswordFormMaker, passwordFormOf } from '../../forms/password-form.ts';
import { emailField, optionalField } from '../../forms/request-fields.ts';
import type { RequestValues } from '../../forms/request-values.ts';
import { resetFields } from '../../generated/supabase/reset-fields.ts';
import { passwordRules } from './password-rules.ts';

/** What `reset.request` takes. Supabase takes any text for `redirectTo`, and its own page where it is not an allowed one. */
export const requestForm: Form<RequestValues> = z.object({
  email: emailField(resetFields.resetPasswordForEmail.email),
  redirectTo: optionalField(z.string()),
});

/** As many as a project may choose (GOTRUE_MAILER_OTP_LENGTH); the spec says it of `email_otp`, and of no field that is sent. */
const digits = z.string().check(z.regex(/^[0-9]{6,10}$/u));

/** What `reset.exchange` takes: six digits, or up to ten where the project is set up so. */
export const codeForm: Form<CodeValues> = codeFormOf(digits, '6 to 10');

/**
 * What `reset.confirm` takes, and the password once more. The least length and the kinds of characters are a project's
 * settings, which it does not publish: give them as rules, if you know them.
 *
 * @example
 * const form = passwordForm([{ rule: 'min-length', limit: 6 }]);
 */
export const passwordForm: PasswordFormMaker = passwordFormOf(passwordRules);
