/**
 * One rule for a new password, as plain data: for a checklist while the user types, and in the `violations` of an
 * error. Lengths are counted as JavaScript does (UTF-16 units), unless the rule is about bytes or has a pattern.
 */
export interface PasswordRule {
  /** The name of the rule. */
  readonly rule: PasswordRuleName;
  /** The number of a rule that has one. */
  readonly limit?: number;
  /**
   * A regular expression that matches a password which satisfies the rule. Absent if a length decides, or if only the
   * backend can check.
   */
  readonly pattern?: string;
  /** The backend's own sentence, if it has one for this rule alone. */
  readonly message?: string;
}

/** The name of a rule. */
export type PasswordRuleName =
  /** At least `limit` characters. */
  | 'min-length'
  /** At most `limit` characters. */
  | 'max-length'
  /** At least `limit` bytes of UTF-8. */
  | 'min-bytes'
  /** At most `limit` bytes of UTF-8. */
  | 'max-bytes'
  /** No character more than `limit` times in a row. */
  | 'max-repeats'
  /** A lower-case letter. */
  | 'lowercase'
  /** An upper-case letter. */
  | 'uppercase'
  /** A digit. */
  | 'digit'
  /** A character that the backend counts as special. Backends differ, see `pattern`. */
  | 'special'
  /** Kinds of characters that the backend requires but does not name. */
  | 'characters'
  /** Not the current password, or not one of the last few. */
  | 'not-reused'
  /** Not in a list of leaked passwords. */
  | 'not-leaked';

/** Whether a password satisfies a rule. `undefined` if only the backend can check. Depends only on its arguments. */
export function keepsRule(password: string, { rule, limit = 0, pattern }: PasswordRule): boolean | undefined {
  if (pattern !== undefined) return new RegExp(pattern).test(password);
  if (rule === 'min-length') return password.length >= limit;
  if (rule === 'max-length') return password.length <= limit;
  const bytes = () => new TextEncoder().encode(password).length;
  if (rule === 'min-bytes') return bytes() >= limit;
  if (rule === 'max-bytes') return bytes() <= limit;
  return undefined;
}
