export type { CodeValues } from '../../forms/code-form.ts';
export type { Form } from '../../forms/form.ts';
export type { FieldRule, FormRule } from '../../forms/form-rule.ts';
export type { PasswordFormMaker, PasswordValues, RepeatedValues } from '../../forms/password-form.ts';
export type { RequestValues } from '../../forms/request-values.ts';
export { schemas } from '../../generated/better-auth/schemas.ts';
export { codeForm, passwordForm, requestForm } from './forms.ts';
