import { expect, test } from 'vitest';
import { isFresh, weakEtag } from './etag.ts';

const bytes = (text: string): Uint8Array => new TextEncoder().encode(text);

test('gives a body the tag that was recorded on a real server', () => {
  const body = {
    success: true,
    message: 'If your email is registered, we have sent you a password reset code. Please check your inbox.',
  };

  expect(weakEtag(bytes(JSON.stringify(body)))).toBe('W/"7a-HGJROOXGrngBnLeTYTj8J5Fti9c"');
});

test('counts bytes, not characters', () => {
  expect(weakEtag(bytes('é'))).toMatch(/^W\/"2-/);
});

test.each<[string | undefined, string | undefined, boolean]>([
  [undefined, undefined, false],
  ['W/"1-a"', undefined, true],
  ['"1-a"', undefined, true],
  ['W/"1-b"', undefined, false],
  ['W/"1-b", W/"1-a"', undefined, true],
  ['*', undefined, true],
  ['W/"1-a"', 'no-cache', false],
  ['W/"1-a"', 'max-age=0, no-cache', false],
  ['W/"1-a"', 'max-age=0', true],
])('holds W/"1-a" for If-None-Match %j with Cache-Control %j: fresh is %j', (ifNoneMatch, cacheControl, fresh) => {
  expect(isFresh('W/"1-a"', ifNoneMatch, cacheControl)).toBe(fresh);
});
