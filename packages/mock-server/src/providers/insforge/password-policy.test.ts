import { expect, test } from 'vitest';
import { defaultOptions, type InsforgeOptions } from './options.ts';
import { policySentence, satisfiesPolicy } from './password-policy.ts';

const satisfies = (password: string, options: Partial<InsforgeOptions> = {}): boolean =>
  satisfiesPolicy(password, { ...defaultOptions, ...options });

const counting = ['!', '@', '#', '$', '%', '^', '&', '*', '(', ')', '_', '+', '-', '=', '[', ']'];
const countingToo = ['{', '}', ';', '\\', '|', ',', '.', '<', '>', '/', '?'];
const notCounting = [':', "'", '"', '~', '`', ' ', 'é', '€', '\t', 'a', '1'];

test.each([...counting, ...countingToo])('takes %j for a special character', (character) => {
  expect(satisfies(`abcdef${character}`, { requireSpecialChar: true })).toBe(true);
});

test.each(notCounting)('does not take %j for a special character', (character) => {
  expect(satisfies(`abcdef${character}`, { requireSpecialChar: true })).toBe(false);
});

test.each<[string, Partial<InsforgeOptions>, boolean]>([
  ['12345', {}, false],
  ['123456', {}, true],
  ['1234567', { passwordMinLength: 8 }, false],
  ['12345678', { passwordMinLength: 8 }, true],
  ['😀😀', { passwordMinLength: 4 }, true],
  ['éééé', { passwordMinLength: 5 }, false],
  ['abcdef', { requireNumber: true }, false],
  ['abcde1', { requireNumber: true }, true],
  ['abcde٣', { requireNumber: true }, false],
  ['ABCDEF', { requireLowercase: true }, false],
  ['ABCDEf', { requireLowercase: true }, true],
  ['ABCDEé', { requireLowercase: true }, false],
  ['abcdef', { requireUppercase: true }, false],
  ['abcdeF', { requireUppercase: true }, true],
  ['abcdeÉ', { requireUppercase: true }, false],
  ['a'.repeat(5_000), {}, true],
])('holds %j against %j: %j', (password, options, expected) => {
  expect(satisfies(password, options)).toBe(expected);
});

test.each<[Partial<InsforgeOptions>, string]>([
  [{}, 'Password must contain at least 6 characters long'],
  [{ requireNumber: true }, 'Password must contain at least 6 characters long, at least one number'],
  [
    { passwordMinLength: 10, requireLowercase: true, requireUppercase: true },
    'Password must contain at least 10 characters long, at least one lowercase letter, at least one uppercase letter',
  ],
  [{ requireSpecialChar: true }, 'Password must contain at least 6 characters long, at least one special character'],
])('names every rule of %j', (options, sentence) => {
  expect(policySentence({ ...defaultOptions, ...options })).toBe(sentence);
});
