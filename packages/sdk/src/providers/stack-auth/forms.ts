import * as z from 'zod/mini';
import type { Form } from '../../forms/form.ts';
import { type PasswordFormMaker, passwordFormOf } from '../../forms/password-form.ts';
import { emailField, redirectField } from '../../forms/request-fields.ts';
import type { RequestValues } from '../../forms/request-values.ts';
import { resetFields } from '../../generated/stack-auth/reset-fields.ts';
import { passwordRules } from './password-rules.ts';

const { email, callback_url } = resetFields.sendForgotPasswordEmail;

/** The input of `reset.request`. */
export const requestForm: Form<Required<RequestValues>> = z.object({
  email: emailField(email),
  redirectTo: redirectField(callback_url),
});

/** The input of `reset.confirm`, and the password again. The rules are the same for every project. */
export const passwordForm: PasswordFormMaker = passwordFormOf(passwordRules);
