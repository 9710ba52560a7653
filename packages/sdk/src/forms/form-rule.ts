import type { PasswordRule } from '../client/password-rule.ts';

/** The rule that a field breaks. Each issue has it as `params`, for texts of one's own. */
export type FormRule = PasswordRule | FieldRule;

/** A rule of a field that is no password's alone. */
export interface FieldRule {
  /** Something has to be there; it is what the backend takes; both passwords are the same. */
  readonly rule: 'required' | 'email' | 'redirect-url' | 'code' | 'repeated';
}
