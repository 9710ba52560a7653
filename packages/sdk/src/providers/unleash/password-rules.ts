import type { PasswordRule } from '../../client/password-rule.ts';
import { textOf } from '../../client/text-of.ts';

/** Each rule, with words that occur only in its sentence. */
const SENTENCES: readonly (readonly [words: string, rule: PasswordRule])[] = [
  ['least 10', { rule: 'min-length', limit: 10 }],
  // 128 characters are accepted, although the sentence says fewer.
  ['fewer', { rule: 'max-length', limit: 128 }],
  ['repeated', { rule: 'max-repeats', limit: 2, pattern: '^(?![^]*(.)\\1\\1)' }],
  ['lower', { rule: 'lowercase', pattern: '[a-z]' }],
  ['upper', { rule: 'uppercase', pattern: '[A-Z]' }],
  ['number', { rule: 'digit', pattern: '[0-9]' }],
  ['special', { rule: 'special', pattern: '[^A-Za-z0-9]' }],
  ['previously', { rule: 'not-reused' }],
];

/** The rules of every Unleash (owasp-password-strength-test as configured in lib/services/user-service.ts). A password must not be one of the last five. */
export const passwordRules: readonly PasswordRule[] = SENTENCES.map(([, rule]) => rule);

/** The rules that are broken according to sentences of Unleash, in their order. */
export function rulesIn(sentences: unknown): readonly PasswordRule[] {
  if (!Array.isArray(sentences)) return [];
  return sentences.flatMap((message) =>
    SENTENCES.filter(([words]) => textOf(message).includes(words)).map(([, rule]) => ({ ...rule, message })),
  );
}
