import { expect, test } from 'vitest';
import { jsonTokens } from './json-tokens.ts';

const textOf = (value: unknown, budget = 1_000): string =>
  jsonTokens(value, budget)
    .tokens.map(({ text }) => text)
    .join('');

test.each([
  [{ a: 1, b: [true, null, 'x"y\n'], c: {}, d: [], 'e f': { g: -1.5 } }],
  [[]],
  ['a text'],
  [0],
  [null],
  [[[['deep']]]],
])('JSON is shown as JSON.stringify indents it: %j', (value) => {
  expect(textOf(value)).toBe(JSON.stringify(value, null, 2));
});

test('keys, strings, numbers and literals are told apart', () => {
  expect(jsonTokens({ a: ['x', 1, false] }, 1_000).tokens.filter(({ kind }) => kind !== 'plain')).toEqual([
    { kind: 'key', text: '"a"' },
    { kind: 'string', text: '"x"' },
    { kind: 'number', text: '1' },
    { kind: 'literal', text: 'false' },
  ]);
});

test('only the beginning of a large value is shown, and nothing behind it is read', () => {
  const value = {
    a: 'x'.repeat(100),
    get b(): string {
      throw new Error('was read');
    },
  };

  const { tokens, isCut } = jsonTokens(value, 50);

  expect(tokens.map(({ text }) => text).join('')).toBe(JSON.stringify({ a: 'x'.repeat(100) }, null, 2).slice(0, 50));
  expect(isCut).toBe(true);
});

test('what just fits is not cut', () => {
  expect(jsonTokens('abc', 5).isCut).toBe(false);
});
