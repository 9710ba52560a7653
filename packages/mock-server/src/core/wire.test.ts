import { expect, test } from 'vitest';
import { pathOf, queryOf, withSafeHeaders } from './wire.ts';

test.each([
  ['/a/b', '/a/b', ''],
  ['/a?b=1&c', '/a', 'b=1&c'],
  ['/a?b=1?c', '/a', 'b=1?c'],
  ['/a?b=1#c', '/a', 'b=1'],
  ['/a#b?c=1', '/a', ''],
  ['/a?', '/a', ''],
])('takes %j for the path %j and the query %j', (target, path, query) => {
  expect([pathOf(target), queryOf(target)]).toEqual([path, query]);
});

test.each([
  ['Location', 'http://a.example/✓?ä b\n%zz', 'http://a.example/%E2%9C%93?%C3%A4 b%0A%zz'],
  ['location', 'http://a.example/\ud800', 'http://a.example/%EF%BF%BD'],
  ['Allow', 'FOO\r\nX: y\u0000', 'FOO  X: y '],
  ['Vary', 'Origin, \u00e4', 'Origin, \u00e4'],
  ['Vary', '\u00e4✓', '\u00c3\u00a4\u00e2\u009c\u0093'],
])('sends the header %s with the value %j as %j', (name, value, sent) => {
  expect(withSafeHeaders({ status: 200, headers: [name, value] }).headers).toEqual([name, sent]);
});

test('encodes Location in lower case for a server that does', () => {
  const reply = { status: 303, headers: ['Location', '/ä', 'Link', '/a'] };

  expect(withSafeHeaders(reply, 'lower').headers).toEqual(['Location', '/%c3%a4', 'Link', '/a']);
});
