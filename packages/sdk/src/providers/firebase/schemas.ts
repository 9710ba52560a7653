export type { Form } from '../../forms/form.ts';
export type { FieldRule, FormRule } from '../../forms/form-rule.ts';
export type { PasswordFormMaker, PasswordValues, RepeatedValues } from '../../forms/password-form.ts';
export type { RequestValues } from '../../forms/request-values.ts';
export { schemas } from '../../generated/firebase/schemas.ts';
export { passwordForm, requestForm } from './forms.ts';
