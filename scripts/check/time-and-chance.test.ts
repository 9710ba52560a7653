import { expect, test } from 'vitest';
import { ownTimeAndChance } from './time-and-chance.ts';

const MOCK = 'packages/mock-server/src';

test.each([
  'const at = Date.now();',
  'const clock = { now: Date.now };',
  'const at = new Date();',
  'const at = globalThis.performance.now();',
  'const jwt = token.setIssuedAt();',
  'const { now } = Date;',
  "const { 'now': time } = globalThis.Date;",
  "const at = Date['now']();",
  'const at = new Date(undefined);',
])('refuses code that reads the time: %s', (text) => {
  expect(problemsIn(`${MOCK}/providers/insforge/sessions.ts`, `\n${text}`)).toEqual([
    expect.stringMatching(/^packages\/mock-server\/src\/providers\/insforge\/sessions\.ts:2: .* reads the time/),
  ]);
});

test.each([
  'const n = Math.random();',
  'const id = crypto.randomUUID();',
  'crypto.getRandomValues(new Uint8Array(8));',
  "import { randomBytes as bytes } from './node-crypto.ts';",
  "const n = Math['random']();",
  'const { randomUUID } = crypto;',
  'const { randomUUID: id } = globalThis.crypto;',
])('refuses code that makes randomness: %s', (text) => {
  expect(problemsIn(`${MOCK}/core/tokens.ts`, text)).toEqual([expect.stringContaining('makes randomness')]);
});

test('accepts the clock, the source of randomness and members of other objects with the same names', () => {
  expect(problemsIn(`${MOCK}/core/clock.ts`, 'export const now = () => Date.now();')).toEqual([]);
  expect(problemsIn(`${MOCK}/core/random.ts`, 'crypto.getRandomValues(bytes);')).toEqual([]);
  expect(
    problemsIn(
      `${MOCK}/core/tokens.ts`,
      '// Date.now()\nconst at = new Date(clock.now()); const s = "Math.random()"; const { now } = clock; const { random } = world;',
    ),
  ).toEqual([]);
});

function problemsIn(path: string, text: string): string[] {
  return ownTimeAndChance({ path, text });
}
