import { expect, test } from 'vitest';
import { keepsRule, type PasswordRuleName } from '../../client/password-rule.ts';
import { passwordRules, rulesIn } from './password-rules.ts';

const sentences = [
  'The password must be at least 10 characters long.',
  'The password must be fewer than 128 characters.',
  'The password may not contain sequences of three or more repeated characters.',
  'The password must contain at least one lowercase letter.',
  'The password must contain at least one uppercase letter.',
  'The password must contain at least one number.',
  'The password must contain at least one special character.',
  "You've previously used this password. Please use a new password.",
];

test('has one rule for each sentence of Unleash, in its order', () => {
  expect(rulesIn(sentences)).toEqual(passwordRules.map((rule, index) => ({ ...rule, message: sentences[index] })));
});

// What the real server says of these, next to what it says of a password that has nothing wrong.
test.each<[password: string, broken: PasswordRuleName[]]>([
  ['Reset-kit 26', []],
  ['short', ['min-length', 'uppercase', 'digit', 'special']],
  ['aaa', ['min-length', 'max-repeats', 'uppercase', 'digit', 'special']],
  ['AaAaAaAa1-', []],
  ['Ab1-xy\n zzz', ['max-repeats']],
  ['Abcdefgh1é', []],
  [`Ab1-${'xy'.repeat(62)}`, []],
  [`Ab1-${'xy'.repeat(62)}z`, ['max-length']],
])('finds what is wrong with %j', (password, broken) => {
  expect(passwordRules.filter((rule) => keepsRule(password, rule) === false).map(({ rule }) => rule)).toEqual(broken);
});
