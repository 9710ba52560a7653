import { expect, test } from 'vitest';
import { parseStrictJson } from './strict-json.ts';

const parsed = (text: string): ReturnType<typeof parseStrictJson> => parseStrictJson(new TextEncoder().encode(text));

test.each([
  ['{"a":1}', { a: 1 }],
  ['{"a":1} and more', { a: 1 }],
  ['{"a":1,"A":2}', { a: 1, A: 2 }],
  ['[{"a":1},{"a":2}]', [{ a: 1 }, { a: 2 }]],
  ['{"a":{"a":"a"}}', { a: { a: 'a' } }],
  ['"\\ud83d\\udd11\\n"', '🔑\n'],
  ['null', null],
])('reads %s', (text, value) => {
  expect(parsed(text)).toEqual({ value });
});

test.each([
  '',
  ' ',
  '{"a":1',
  '{"a":1,}',
  '\ufeff{}',
  '{"a":1,"a":1}',
  '{"x":{"a":1,"b":2,"a":3}}',
  '{"a" : 1, "\\u0061": 2}',
  '"\\ud800"',
  '{"x":"\\udd11\\ud83d"}',
  '"\\n\\ud83d\\\\"',
])('calls %j malformed', (text) => {
  expect(parsed(text)).toBe('malformed');
});

test('calls bytes malformed that are no UTF-8', () => {
  expect(parseStrictJson(Uint8Array.of(0x22, 0xff, 0x22))).toBe('malformed');
});
