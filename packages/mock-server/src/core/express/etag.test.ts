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

test.each<[Record<string, string>, boolean]>([
  [{}, false],
  [{ 'if-none-match': 'W/"1-a"' }, true],
  [{ 'if-none-match': '"1-a"' }, true],
  [{ 'if-none-match': 'W/W/"1-a"' }, true],
  [{ 'if-none-match': 'W/"1-b"' }, false],
  [{ 'if-none-match': 'W/"1-b", W/"1-a"' }, true],
  [{ 'if-none-match': '*' }, true],
  [{ 'if-none-match': 'W/"1-a"', 'cache-control': 'no-cache' }, false],
  [{ 'if-none-match': 'W/"1-a"', 'cache-control': 'max-age=0, no-cache' }, false],
  [{ 'if-none-match': 'W/"1-a"', 'cache-control': 'max-age=0' }, true],
  [{ 'if-none-match': 'W/"1-a"', 'if-modified-since': 'Sat, 21 Nov 2026 12:00:00 GMT' }, false],
])('with %j, says that W/"1-a" is fresh: %j', (headers, fresh) => {
  expect(isFresh('W/"1-a"', headers)).toBe(fresh);
});
