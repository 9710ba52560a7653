import { expect, test } from 'vitest';
import { parseGoJson } from './go-json.ts';

const parsed = (text: string): ReturnType<typeof parseGoJson> => parseGoJson(new TextEncoder().encode(text));

test.each([
  ['', 'unexpected end of JSON input'],
  ['{"a":1', 'unexpected end of JSON input'],
  ['{"a":', 'unexpected end of JSON input'],
  ['[1', 'unexpected end of JSON input'],
  ['"x', 'unexpected end of JSON input'],
  ['"\\', 'unexpected end of JSON input'],
  ['"\\u00', 'unexpected end of JSON input'],
  ['tru', 'unexpected end of JSON input'],
  ['-', 'unexpected end of JSON input'],
  ['1e', 'unexpected end of JSON input'],
  ['{} x', "invalid character 'x' after top-level value"],
  ['{}{}', "invalid character '{' after top-level value"],
  ['{"a":1,}', "invalid character '}' looking for beginning of object key string"],
  ["{'a':1}", "invalid character '\\'' looking for beginning of object key string"],
  ['{5:1}', "invalid character '5' looking for beginning of object key string"],
  ['{"a" 5}', "invalid character '5' after object key"],
  ['{"a":01}', "invalid character '1' after object key:value pair"],
  ['[1 2]', "invalid character '2' after array element"],
  ['[1,]', "invalid character ']' looking for beginning of value"],
  ['hello', "invalid character 'h' looking for beginning of value"],
  ['\ufeff{}', "invalid character 'ï' looking for beginning of value"],
  ['\u00a0{}', "invalid character 'Â' looking for beginning of value"],
  ['"\\x"', "invalid character 'x' in string escape code"],
  ['"\\u12g4"', "invalid character 'g' in \\u hexadecimal character escape"],
  ['"a\u0001"', "invalid character '\\x01' in string literal"],
  ['"a\n"', "invalid character '\\n' in string literal"],
  ['{"a":tru}', "invalid character '}' in literal true (expecting 'e')"],
  ['nul!', "invalid character '!' in literal null (expecting 'l')"],
  ['-x', "invalid character 'x' in numeric literal"],
  ['1.x', "invalid character 'x' after decimal point in numeric literal"],
  ['1e+x', "invalid character 'x' in exponent of numeric literal"],
])('refuses %j in the words of Go', (text, detail) => {
  expect(parsed(text)).toEqual({ detail });
});

test.each([
  [' {"a":[1,{"b":null}], "c":-1.5e+2}\n', { a: [1, { b: null }], c: -150 }],
  ['{"a":"\\ud800","\\udc00":"\\ud83d\\ude00"}', { a: '\ufffd', '\ufffd': '😀' }],
  ['{"a":12345678901234567890}', { a: 12345678901234567000 }],
])('reads %j', (text, value) => {
  expect(parsed(text)).toEqual({ value });
});

test('names the number that is too large, as it was sent', () => {
  expect(parsed('{"a":"1e999","b":[-1e400,1e500]}')).toEqual({
    value: { a: '1e999', b: [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY] },
    overflow: '-1e400',
  });
});
