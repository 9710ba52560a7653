import { expect, test } from 'vitest';
import { keepsRule, type PasswordRule } from './password-rule.ts';

test.each<[PasswordRule, string, boolean | undefined]>([
  [{ rule: 'min-length', limit: 8 }, '1234567', false],
  [{ rule: 'min-length', limit: 8 }, '12345678', true],
  [{ rule: 'max-length', limit: 4 }, '12345', false],
  [{ rule: 'max-length', limit: 4 }, '\u{1F511}\u{1F511}', true],
  [{ rule: 'max-bytes', limit: 7 }, '\u{1F511}\u{1F511}', false],
  [{ rule: 'max-bytes', limit: 8 }, '\u{1F511}\u{1F511}', true],
  [{ rule: 'digit', pattern: '[0-9]' }, 'abc', false],
  [{ rule: 'digit', pattern: '[0-9]' }, 'abc1', true],
  [{ rule: 'not-reused' }, 'abc', undefined],
])('%j of %j: %s', (rule, password, kept) => {
  expect(keepsRule(password, rule)).toBe(kept);
});
