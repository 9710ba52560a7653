import { expect, test } from 'vitest';
import { keepsRule } from '../../client/password-rule.ts';
import { type PasswordSettings, rulesOf } from './password-rules.ts';

const lax: PasswordSettings = {
  passwordMinLength: 6,
  requireNumber: false,
  requireLowercase: false,
  requireUppercase: false,
  requireSpecialChar: false,
};

test('has the least length alone until more is required', () => {
  expect(rulesOf(lax)).toEqual([{ rule: 'min-length', limit: 6 }]);
});

test('has a rule for each class that is required', () => {
  const strict = { requireNumber: true, requireLowercase: true, requireUppercase: true, requireSpecialChar: true };

  expect(rulesOf({ ...lax, ...strict }).map(({ rule }) => rule)).toEqual([
    'min-length',
    'digit',
    'lowercase',
    'uppercase',
    'special',
  ]);
});

test.each([...'!@#$%^&*()_+-=[]{};\\|,.<>/?'])('counts %s as special', (character) => {
  expect(specialIn(`Abc1${character}`)).toBe(true);
});

test.each([...':\'"~` é'])('does not count %s as special', (character) => {
  expect(specialIn(`Abc1${character}`)).toBe(false);
});

function specialIn(password: string): boolean | undefined {
  const rule = rulesOf({ ...lax, requireSpecialChar: true }).find((one) => one.rule === 'special');
  return rule && keepsRule(password, rule);
}
