import type { PasswordRule } from '../../client/password-rule.ts';
import { passwordPatterns } from '../../generated/insforge/reset-facts.ts';
import type { components } from '../../generated/insforge/types.ts';

/** A project's settings for passwords: a part of the answer of `getPublicAuthConfig`. */
export type PasswordSettings = Pick<
  components['schemas']['PublicAuthConfig'],
  'passwordMinLength' | 'requireNumber' | 'requireLowercase' | 'requireUppercase' | 'requireSpecialChar'
>;

/** A kind of characters that a project may ask for: its setting, its word in a refusal, and its rule. */
const KINDS: readonly (readonly [keyof PasswordSettings, word: string, rule: keyof typeof passwordPatterns])[] = [
  ['requireNumber', 'number', 'digit'],
  ['requireLowercase', 'lowercase', 'lowercase'],
  ['requireUppercase', 'uppercase', 'uppercase'],
  ['requireSpecialChar', 'special', 'special'],
];

/** The rules of a project. No rule is fixed. Of a long password bcrypt uses the first 72 bytes, without an error. */
export function rulesOf(settings: PasswordSettings): readonly PasswordRule[] {
  return rules(settings.passwordMinLength, ([setting]) => settings[setting]);
}

/** The rules that a refusal lists: all rules of the project, not only the broken ones. */
export function rulesIn(message: string): readonly PasswordRule[] {
  return rules(/\d+/.exec(message)?.[0], ([, word]) => message.includes(`one ${word}`));
}

function rules(length: unknown, isAsked: (one: (typeof KINDS)[number]) => unknown): readonly PasswordRule[] {
  const asked = KINDS.filter(isAsked).map(([, , rule]) => ({ rule, pattern: passwordPatterns[rule] }));
  const limit = Number(length);
  return limit ? [{ rule: 'min-length', limit }, ...asked] : asked;
}
