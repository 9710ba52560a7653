import { expect, test } from 'vitest';
import { pathOf, queryOf } from './wire.ts';

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
