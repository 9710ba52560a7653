import * as z from 'zod/mini';
import type { Form } from '../../forms/form.ts';
import { type PasswordFormMaker, passwordFormOf } from '../../forms/password-form.ts';
import { emailField, optionalField } from '../../forms/request-fields.ts';
import type { RequestValues } from '../../forms/request-values.ts';
import { resetFields } from '../../generated/pocketbase/reset-fields.ts';
import { passwordRules } from './password-rules.ts';

/** The input of `reset.request`; `redirectTo` is not sent. */
export const requestForm: Form<RequestValues> = z.object({
  email: emailField(resetFields.requestPasswordReset.email),
  redirectTo: optionalField(z.string()),
});

/**
 * The input of `reset.confirm`, and the password again. The rules are those of a new collection; give it others if yours has
 * others.
 */
export const passwordForm: PasswordFormMaker = passwordFormOf(passwordRules);
