import type { PasswordRule } from '../../client/password-rule.ts';
import { passwordLimits, passwordPatterns } from '../../generated/firebase/reset-facts.ts';
import type { components } from '../../generated/firebase/types.ts';

/** What every project asks of a password: counted in UTF-16 units. */
export const passwordRules: readonly PasswordRule[] = [{ rule: 'min-length', limit: passwordLimits['min-length'] }];

/** The policy of a project. */
export type PasswordPolicy = Pick<
  components['schemas']['PasswordPolicy'],
  'customStrengthOptions' | 'enforcementState'
>;

/** A kind of characters that a project may ask for: its setting, its words in a refusal, and its rule. */
const KINDS = [
  ['containsLowercaseCharacter', 'lower case', 'lowercase'],
  ['containsUppercaseCharacter', 'upper case', 'uppercase'],
  ['containsNumericCharacter', 'a numeric', 'digit'],
  ['containsNonAlphanumericCharacter', 'non-alpha', 'special'],
] as const;

/** The rules of a project. A policy that is not enforced asks for nothing. */
export function rulesOf({ customStrengthOptions: asked, enforcementState }: PasswordPolicy): readonly PasswordRule[] {
  if (enforcementState !== 'ENFORCE') return passwordRules;
  const { minPasswordLength = passwordLimits['min-length'], maxPasswordLength } = asked ?? {};
  return [
    { rule: 'min-length', limit: minPasswordLength },
    ...(maxPasswordLength ? [{ rule: 'max-length' as const, limit: maxPasswordLength }] : []),
    ...KINDS.filter(([setting]) => asked?.[setting]).map(([, , rule]) => ({ rule, pattern: passwordPatterns[rule] })),
  ];
}

/** The broken rules that a refusal lists: `… [Password must contain at least 12 characters, Password must …]`. */
export function rulesIn(message: string): readonly PasswordRule[] {
  return (message.match(/Password (?:must|may|should)[^,\]]*/g) ?? []).flatMap((sentence): PasswordRule[] => {
    const [, bound, limit] = /at (least|most) (\d+)/.exec(sentence) ?? [];
    if (bound)
      return [{ rule: bound === 'most' ? 'max-length' : 'min-length', limit: Number(limit), message: sentence }];
    return KINDS.filter(([, words]) => sentence.includes(words)).map(([, , rule]) => ({
      rule,
      pattern: passwordPatterns[rule],
      message: sentence,
    }));
  });
}
