import type { PasswordRule, PasswordRuleName } from '../../client/password-rule.ts';
import type { components } from '../../generated/insforge/types.ts';

/** A project's settings for passwords: a part of the answer of `getPublicAuthConfig`. */
export type PasswordSettings = Pick<
  components['schemas']['PublicAuthConfig'],
  'passwordMinLength' | 'requireNumber' | 'requireLowercase' | 'requireUppercase' | 'requireSpecialChar'
>;

/** Character classes are ASCII, and few characters count as special (utils/validations.ts of InsForge 2.3.1). */
const CLASSES: readonly (readonly [keyof PasswordSettings, word: string, rule: PasswordRuleName, pattern: string])[] = [
  ['requireNumber', 'number', 'digit', '[0-9]'],
  ['requireLowercase', 'lowercase', 'lowercase', '[a-z]'],
  ['requireUppercase', 'uppercase', 'uppercase', '[A-Z]'],
  ['requireSpecialChar', 'special', 'special', '[!@#$%^&*()_+\\-=[\\]{};\\\\|,.<>/?]'],
];

/** The rules of a project. No rule is fixed. Of a long password bcrypt uses the first 72 bytes, without an error. */
export function rulesOf(settings: PasswordSettings): readonly PasswordRule[] {
  return rules(settings.passwordMinLength, ([setting]) => settings[setting]);
}

/** The rules that a refusal lists: all rules of the project, not only the broken ones. */
export function rulesIn(message: string): readonly PasswordRule[] {
  return rules(/\d+/.exec(message)?.[0], ([, word]) => message.includes(`one ${word}`));
}

function rules(length: unknown, isAsked: (one: (typeof CLASSES)[number]) => unknown): readonly PasswordRule[] {
  const asked = CLASSES.filter(isAsked).map(([, , rule, pattern]) => ({ rule, pattern }));
  const limit = Number(length);
  return limit ? [{ rule: 'min-length', limit }, ...asked] : asked;
}
