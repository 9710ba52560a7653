import type { PasswordRule } from '../client/password-rule.ts';

/** The rule that a field breaks. Each issue has it as `params`, so that an app can have its own texts. */
export type FormRule = PasswordRule | FieldRule;

/** A rule that is not about passwords. */
export interface FieldRule {
  /**
   * `required`: the field is empty. `repeated`: the two passwords differ. Others: the backend does not accept the
   * value.
   */
  readonly rule: 'required' | 'email' | 'redirect-url' | 'code' | 'repeated';
}
