import * as z from 'zod/mini';
import type { Form } from '../../forms/form.ts';
import { type PasswordFormMaker, passwordFormOf } from '../../forms/password-form.ts';
import { emailField, optionalField } from '../../forms/request-fields.ts';
import type { RequestValues } from '../../forms/request-values.ts';
import { resetFields } from '../../generated/unleash/reset-fields.ts';
import { passwordRules } from './password-rules.ts';

/** What `reset.request` takes. Unleash takes any text for an address that is not empty; `redirectTo` is not sent. */
export const requestForm: Form<RequestValues> = z.object({
  email: emailField(resetFields.sendResetPasswordEmail.email),
  redirectTo: optionalField(z.string()),
});

/** What `reset.confirm` takes, and the password once more. The rules are the same for every Unleash. */
export const passwordForm: PasswordFormMaker = passwordFormOf(passwordRules);
