import type { PasswordRule } from '../../client/password-rule.ts';
import { textOf } from '../../client/text-of.ts';
import { passwordRules } from '../../generated/unleash/reset-facts.ts';

export { passwordRules };

/** Words that only the sentence about this rule has. */
const WORDS: Readonly<Record<(typeof passwordRules)[number]['rule'], string>> = {
  'min-length': 'least 10',
  'max-length': 'fewer',
  'max-repeats': 'repeated',
  lowercase: 'lower',
  uppercase: 'upper',
  digit: 'number',
  special: 'special',
  'not-reused': 'previously',
};

/** The rules that Unleash's sentences name as broken, in Unleash's order. */
export function rulesIn(sentences: unknown): readonly PasswordRule[] {
  if (!Array.isArray(sentences)) return [];
  return sentences.flatMap((message) =>
    passwordRules.filter(({ rule }) => textOf(message).includes(WORDS[rule])).map((rule) => ({ ...rule, message })),
  );
}
