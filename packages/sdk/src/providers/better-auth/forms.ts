import * as z from 'zod/mini';
import { type CodeValues, codeFormOf } from '../../forms/code-form.ts';
import type { Form } from '../../forms/form.ts';
import { type PasswordFormMaker, passwordFormOf } from '../../forms/password-form.ts';
import { emailField, optionalField } from '../../forms/request-fields.ts';
import type { RequestValues } from '../../forms/request-values.ts';
import { resetFields } from '../../generated/better-auth/reset-fields.ts';
import { passwordRules } from './password-rules.ts';

const { email } = resetFields.requestPasswordReset;

/** The input of `reset.request`. `redirectTo`, a URL or a path of the server, is required for a link; digits need none. */
export const requestForm: Form<RequestValues> = z.object({
  email: emailField(email),
  redirectTo: optionalField(z.string()),
});

/** The input of `reset.exchange`: as many digits as an app may ask for; six by default. */
export const codeForm: Form<CodeValues> = codeFormOf(z.string().check(z.regex(/^[0-9]{4,10}$/u)), '4 to 10');

/**
 * The input of `reset.confirm`, and the password again. The lengths are better-auth's defaults. An app that asks for others does
 * not publish them: give them as rules.
 *
 * @example
 * const form = passwordForm([{ rule: 'min-length', limit: 12 }]);
 */
export const passwordForm: PasswordFormMaker = passwordFormOf(passwordRules);
