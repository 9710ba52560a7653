import * as z from 'zod/mini';
import type { Form } from '../../forms/form.ts';
import { type PasswordFormMaker, passwordFormOf } from '../../forms/password-form.ts';
import { emailField, optionalField } from '../../forms/request-fields.ts';
import type { RequestValues } from '../../forms/request-values.ts';
import { resetFields } from '../../generated/firebase/reset-fields.ts';
import { passwordRules } from './password-rules.ts';

/**
 * The input of `reset.request`. Firebase takes any text as an address, except an empty one. Which pages `redirectTo` may lead to is
 * a setting of the project.
 */
export const requestForm: Form<RequestValues> = z.object({
  email: emailField(resetFields.sendOobCode.email),
  redirectTo: optionalField(z.string()),
});

/**
 * The input of `reset.confirm`, and the password again. A project may ask for more than six characters: its rules come from
 * `reset.passwordRules()`.
 */
export const passwordForm: PasswordFormMaker = passwordFormOf(passwordRules);
