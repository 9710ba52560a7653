import { expect, test } from 'vitest';
import { growth } from './pattern-growth.ts';
import { patternsIn } from './patterns-in.ts';

const found = (pattern: RegExp): boolean =>
  growth({ source: pattern.source, flags: pattern.flags, places: [] }) !== undefined;

test.each([
  ['a step for each pair of characters', /^[^.]+(\.[^.]+)*@.*\.[^.][^.]+$/],
  ['a search that begins at each character', /\/+$/],
  ['a tag that never ends', /<[^>]*>/g],
  ['three repetitions beside each other', /^\s*(.*?)\s*<([^<>]*)>\s*$/],
  ['all combinations', /^(?:a+)+$/],
])('finds %s', (_, pattern) => {
  expect(found(pattern)).toBe(true);
});

test.each([/^[a-z]+$/, /<[^<>]*>/g, /^bearer +(\S+)$/i, /[\w.-]+/g])('lets %s pass', (pattern) => {
  expect(found(pattern)).toBe(false);
});

test('finds each pattern of the files once', () => {
  const text = 'const a = /x/g; const b = [/x/g, /y\\/z/]; const c = "/no/";';

  expect(
    patternsIn([
      { path: 'a.ts', text },
      { path: 'b.ts', text },
    ]),
  ).toEqual([
    { source: 'x', flags: 'g', places: ['a.ts', 'b.ts'] },
    { source: 'y\\/z', flags: '', places: ['a.ts', 'b.ts'] },
  ]);
});
