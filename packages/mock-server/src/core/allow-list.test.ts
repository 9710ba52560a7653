import { expect, test } from 'vitest';
import { type AllowListRules, isAllowed } from './allow-list.ts';

const rules: AllowListRules = {
  normalise: (url) => (url === 'nonsense' ? undefined : url.toLowerCase()),
  isGlob: (entry) => entry.includes('*'),
};

test('allows nothing with an empty list', async () => {
  expect(await isAllowed('a', [], rules)).toBe(false);
});

test('compares entries and target as normalised', async () => {
  expect(await isAllowed('A', ['b', 'a'], rules)).toBe(true);
  expect(await isAllowed('A', ['b'], rules)).toBe(false);
});

test('reads an entry as a pattern where the rules say so', async () => {
  expect(await isAllowed('abc', ['a*c'], rules)).toBe(true);
  expect(await isAllowed('abd', ['a*c'], rules)).toBe(false);
});

test('lets a star match a name that begins with a dot', async () => {
  expect(await isAllowed('x/.hidden', ['x/*'], rules)).toBe(true);
});

test('never allows what cannot be normalised, and passes over such an entry', async () => {
  expect(await isAllowed('nonsense', ['*', 'nonsense'], rules)).toBe(false);
  expect(await isAllowed('a', ['nonsense', 'a'], rules)).toBe(true);
});
