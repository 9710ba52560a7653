import { expect, test } from 'vitest';
import { sameToBcrypt } from './bcrypt.ts';

const long = 'x'.repeat(72);

test('compares 72 bytes and no more', () => {
  expect(sameToBcrypt(`${long}one`, `${long}other`)).toBe(true);
  expect(sameToBcrypt(`${long.slice(1)}a`, `${long.slice(1)}b`)).toBe(false);
});

test('counts bytes, not characters', () => {
  expect(sameToBcrypt(`${'é'.repeat(36)}a`, `${'é'.repeat(36)}b`)).toBe(true);
});

test('does not end at a NUL', () => {
  expect(sameToBcrypt('abc\0defgh', 'abc')).toBe(false);
  expect(sameToBcrypt('abc\0defgh', 'abc\0defgh')).toBe(true);
});
