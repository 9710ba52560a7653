import type { PasswordRule, PasswordRuleName } from '../client/password-rule.ts';

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
