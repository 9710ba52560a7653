import { afterEach, expect, test, vi } from 'vitest';
import { checkedBaseUrl } from './place-input.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['http://localhost:7130', 'http://localhost:7130'],
  ['http://localhost:7130/', 'http://localhost:7130'],
  ['HTTPS://Shop.test/a/b//', 'https://shop.test/a/b'],
  [new URL('https://shop.test/a'), 'https://shop.test/a'],
  ['https://shop.test/@api', 'https://shop.test/@api'],
  ['http://[::1]:7130', 'http://[::1]:7130'],
])('takes %s', (given, url) => {
  expect(checkedBaseUrl(given)).toBe(url);
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
  'httpx://shop.test',
  'http+unix://shop.test',
  '/api',
  'https://',
  'https://ada:secret@shop.test',
  'https://shop.test?x=1',
  'https://shop.test#x',
])('refuses %o and says what is expected', (given) => {
  expect(() => checkedBaseUrl(given)).toThrow(`baseUrl (${typeof given}) must be an http(s) URL without query`);
});

test('takes a path on a page', () => {
  vi.stubGlobal('location', new URL('https://app.test/reset?token=1#x'));

  expect(checkedBaseUrl('/api/shop')).toBe('https://app.test/api/shop');
  expect(() => checkedBaseUrl('')).toThrow();
});
