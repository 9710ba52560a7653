import type { PasswordRule, PasswordRuleName } from '../../client/password-rule.ts';
import type { components } from '../../generated/insforge/types.ts';

/** What a project's settings say of passwords: a part of what `getPublicAuthConfig` gives. */
export type PasswordSettings = Pick<
  components['schemas']['PublicAuthConfig'],
  'passwordMinLength' | 'requireNumber' | 'requireLowercase' | 'requireUppercase' | 'requireSpecialChar'
>;

/** Classes are ASCII, and few characters are special (utils/validations.ts of InsForge 2.3.1). */
const CLASSES: readonly (readonly [keyof PasswordSettings, word: string, rule: PasswordRuleName, pattern: string])[] = [
  ['requireNumber', 'number', 'digit', '[0-9]'],
  ['requireLowercase', 'lowercase', 'lowercase', '[a-z]'],
  ['requireUppercase', 'uppercase', 'uppercase', '[A-Z]'],
  ['requireSpecialChar', 'special', 'special', '[!@#$%^&*()_+\\-=[\\]{};\\\\|,.<>/?]'],
];

/** The rules of a project. No rule is fixed; of a long password bcrypt takes the first 72 bytes and says nothing. */
export function rulesOf(settings: PasswordSettings): readonly PasswordRule[] {
  return rules(settings.passwordMinLength, ([setting]) => settings[setting]);
}

/** The rules that a refusal lists: all that the project has, whichever is broken. */
export function rulesIn(message: string): readonly PasswordRule[] {
  return rules(/\d+/.exec(message)?.[0], ([, word]) => message.includes(`one ${word}`));
}

function rules(length: unknown, isAsked: (one: (typeof CLASSES)[number]) => unknown): readonly PasswordRule[] {
  const asked = CLASSES.filter(isAsked).map(([, , rule, pattern]) => ({ rule, pattern }));
  const limit = Number(length);
  return limit ? [{ rule: 'min-length', limit }, ...asked] : asked;
}
