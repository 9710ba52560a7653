/**
 * One rule that a new password has to keep, as plain data: for a checklist before it is sent, and in an error's `violations`
 * after. Lengths are counted as JavaScript does (UTF-16 units), unless the rule is about bytes.
 */
export interface PasswordRule {
  /** What it is about. */
  readonly rule: PasswordRuleName;
  /** The figure of the four rules that have one. */
  readonly limit?: number;
  /** A regular expression that keeps the rule where it matches; none where a length decides, or only the backend can tell. */
  readonly pattern?: string;
  /** The backend's own sentence, where it has one for this rule alone. */
  readonly message?: string;
}

/** What a rule is about. */
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
  /** A small letter. */
  | 'lowercase'
  /** A capital letter. */
  | 'uppercase'
  /** A digit. */
  | 'digit'
  /** A character that the backend counts as special; which ones differs, see `pattern`. */
  | 'special'
  /** Kinds of characters that the backend requires and does not name. */
  | 'characters'
  /** Not the password of before, or one of the last few. */
  | 'not-reused'
  /** Not in a list of leaked passwords. */
  | 'not-leaked';

/** Whether a password keeps a rule; `undefined` where only the backend can tell. Reads nothing but its arguments. */
export function keepsRule(password: string, { rule, limit = 0, pattern }: PasswordRule): boolean | undefined {
  if (rule === 'min-length') return password.length >= limit;
  if (rule === 'max-length') return password.length <= limit;
  const bytes = () => new TextEncoder().encode(password).length;
  if (rule === 'min-bytes') return bytes() >= limit;
  if (rule === 'max-bytes') return bytes() <= limit;
  return pattern === undefined ? undefined : new RegExp(pattern).test(password);
}
