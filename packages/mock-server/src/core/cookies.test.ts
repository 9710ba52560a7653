import { expect, test } from 'vitest';
import { cookiesOf } from './cookies.ts';

test.each<[string | undefined, Record<string, string>]>([
  [undefined, {}],
  ['', {}],
  ['a=1', { a: '1' }],
  ['a=1; b=2', { a: '1', b: '2' }],
  ['a=1;b=2', { a: '1', b: '2' }],
  ['a=1; a=2', { a: '1' }],
  ['a=b=c', { a: 'b=c' }],
  ['a="quoted"', { a: 'quoted' }],
  ['a=%C3%A9', { a: 'é' }],
  ['a=%zz', { a: '%zz' }],
  ['nameless; a=1', { a: '1' }],
  ['a=', { a: '' }],
])('reads the cookies of %j', (header, cookies) => {
  expect(cookiesOf(header)).toEqual(cookies);
});
