import { afterEach, expect, test, vi } from 'vitest';
import { readBaseUrl } from './base-url.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['http://localhost:7130', 'http://localhost:7130'],
  ['http://localhost:7130/', 'http://localhost:7130'],
  ['HTTPS://Shop.test/a/b//', 'https://shop.test/a/b'],
  [new URL('https://shop.test/a'), 'https://shop.test/a'],
])('takes %s', (given, read) => {
  expect(readBaseUrl(given)).toBe(read);
});

test.each([
  undefined,
  null,
  7,
  {},
  '',
  'shop.test',
  'localhost:7130',
  'ftp://shop.test',
  '/api',
  'https://',
  'https://ada:secret@shop.test',
  'https://shop.test?x=1',
  'https://shop.test#x',
])('refuses %o and says what is expected', (given) => {
  expect(() => readBaseUrl(given)).toThrow('baseUrl has to be an http(s) URL, without query');
});

test('takes a path on a page', () => {
  vi.stubGlobal('location', new URL('https://app.test/reset?token=1#x'));

  expect(readBaseUrl('/api/shop')).toBe('https://app.test/api/shop');
  expect(() => readBaseUrl('')).toThrow();
});
