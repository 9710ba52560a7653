import * as z from 'zod/mini';
import { type CodeValues, codeFormOf } from '../../forms/code-form.ts';
import type { Form } from '../../forms/form.ts';
import { type PasswordFormMaker, passwordFormOf } from '../../forms/password-form.ts';
import { emailField, optionalField, redirectField } from '../../forms/request-fields.ts';
import type { RequestValues } from '../../forms/request-values.ts';
import { resetFields } from '../../generated/insforge/reset-fields.ts';

const { sendResetPasswordEmail, exchangeResetPasswordToken } = resetFields;

/** The input of `reset.request`. `redirectTo` is required if the project mails links. */
export const requestForm: Form<RequestValues> = z.object({
  email: emailField(sendResetPasswordEmail.email),
  redirectTo: optionalField(redirectField(sendResetPasswordEmail.redirectTo)),
});

/** The input of `reset.exchange`: six digits. */
export const codeForm: Form<CodeValues> = codeFormOf(exchangeResetPasswordToken.code, '6');

/**
 * The input of `reset.confirm`, and the password again. InsForge fixes no rules: those of a project come from
 * `reset.passwordRules()`.
 *
 * @example
 * const { data: rules } = await reset.passwordRules();
 * const form = passwordForm(rules);
 */
export const passwordForm: PasswordFormMaker = passwordFormOf([]);
