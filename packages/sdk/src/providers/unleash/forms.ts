import * as z from 'zod/mini';
import type { Form } from '../../forms/form.ts';
import { type PasswordFormMaker, passwordFormOf } from '../../forms/password-form.ts';
import { emailField, optionalField } from '../../forms/request-fields.ts';
import type { RequestValues } from '../../forms/request-values.ts';
import { resetFields } from '../../generated/unleash/reset-fields.ts';
import { passwordRules } from './password-rules.ts';

/**
 * The input of `reset.request`. Unleash accepts any text as an address, except an empty one; `redirectTo` is not sent.
 */
export const requestForm: Form<RequestValues> = z.object({
  email: emailField(resetFields.sendResetPasswordEmail.email),
  redirectTo: optionalField(z.string()),
});

/** The input of `reset.confirm`, and the password again. The rules are the same for every Unleash. */
export const passwordForm: PasswordFormMaker = passwordFormOf(passwordRules);
