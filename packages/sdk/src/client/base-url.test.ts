import { afterEach, expect, test, vi } from 'vitest';
import { urlBelow } from './base-url.ts';

afterEach(() => vi.unstubAllGlobals());

test.each([
  ['http://localhost:7130', 'http://localhost:7130/pay'],
  ['http://localhost:7130/', 'http://localhost:7130/pay'],
  ['HTTPS://Shop.test/a/b//', 'https://shop.test/a/b/pay'],
  [new URL('https://shop.test/a'), 'https://shop.test/a/pay'],
  ['https://shop.test/@api', 'https://shop.test/@api/pay'],
  ['http://[::1]:7130', 'http://[::1]:7130/pay'],
])('takes %s', (given, url) => {
  expect(urlBelow(given, '/pay').href).toBe(url);
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
  expect(() => urlBelow(given, '/pay')).toThrow(`baseUrl (${typeof given}) must be an http(s) URL without query`);
});

test('takes a path on a page', () => {
  vi.stubGlobal('location', new URL('https://app.test/reset?token=1#x'));

  expect(urlBelow('/api/shop', '/pay').href).toBe('https://app.test/api/shop/pay');
  expect(() => urlBelow('', '/pay')).toThrow();
});
