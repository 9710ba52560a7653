import { expect, test } from 'vitest';
import { quoted, sourceOf } from './source-text.ts';

const evaluated = (source: string): unknown => new Function(`return (${source});`)();

test.each([
  ["it's"],
  ['"'],
  ['\\'],
  ['\\"'],
  ['`$\u007bx}`'],
  ['a\nb\u2028c\u0000'],
  [{ a: 1, 'b c': [true, null], d: {}, e: [] }],
  [JSON.parse('{ "__proto__": { "x": 1 } }')],
  [{ long: ['x'.repeat(60), { inner: 'y'.repeat(60) }] }],
])('a value is written so that it is read as it was: %j', (value) => {
  expect(JSON.stringify(evaluated(sourceOf(value)))).toBe(JSON.stringify(value));
});

test('a short value stands in one line, a long one in several', () => {
  const long = 'x'.repeat(90);

  expect(sourceOf({ a: 'b', c: [1, 2] })).toBe("{ a: 'b', c: [1, 2] }");
  expect(sourceOf({ a: long, b: 1 })).toBe(`{\n  a: '${long}',\n  b: 1,\n}`);
});

test('texts are written by whoever knows where they come from', () => {
  const write = (text: string): string => (text === '123456' ? 'mail.code' : quoted(text));

  expect(sourceOf({ code: '123456', name: 'Ada' }, '', write)).toBe("{ code: mail.code, name: 'Ada' }");
});
