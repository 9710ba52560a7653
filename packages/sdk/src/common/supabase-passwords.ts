import type { PasswordRule, PasswordRuleName } from '../client/password-rule.ts';

/**
 * The rules that Supabase Auth fixes for every project: bcrypt takes 72 bytes, and the present password is refused
 * (internal/api/password.go and user.go of supabase/auth). The least length is a project's setting, but never below 6
 * (conf/configuration.go); it is counted in bytes. The required kinds of characters are a project's setting too.
 */
export const passwordRules: readonly PasswordRule[] = [
  { rule: 'min-bytes', limit: 6 },
  { rule: 'max-bytes', limit: 72 },
  { rule: 'not-reused' },
];

const SENTENCES: readonly (readonly [rule: PasswordRuleName, sentence: RegExp])[] = [
  ['min-bytes', /at least (\d+) char/],
  ['characters', /one character of each/],
  ['not-leaked', /known to be weak/],
  ['max-bytes', /longer than (\d+)/],
  ['not-reused', /different from the old/],
];

/** The rules that one or several sentences of Supabase name. AppHandoff passes the sentences on. */
export function rulesIn(sentences: string): PasswordRule[] {
  return sentences.split(/ (?=Password )/).flatMap((message) =>
    SENTENCES.flatMap(([rule, words]) => {
      const [found, limit] = words.exec(message) ?? [];
      return found ? [{ rule, ...(limit && { limit: Number(limit) }), message }] : [];
    }),
  );
}
