import { expect, test } from 'vitest';
import { defaultOptions } from './options.ts';
import { isAllowedRedirect } from './redirect-target.ts';

const allowed = (target: string, uriAllowList: readonly string[] = [], siteUrl = 'https://app.example.com'): boolean =>
  isAllowedRedirect(target, { ...defaultOptions, siteUrl, uriAllowList });

test.each<[string, boolean]>([
  ['https://app.example.com', true],
  ['https://app.example.com/any/where?x=1#y', true],
  ['http://app.example.com/', false],
  ['https://app.example.com:8443/', false],
  ['https://other.example.com/', false],
  ['https://app.example.com.evil.example/', false],
  ['http://127.0.0.1:5173/reset', true],
  ['http://127.9.9.9/', true],
  ['http://[::1]:3000/', true],
  ['http://localhost:3000/', false],
  ['http://2130706433/', false],
  ['/reset', false],
  ['', false],
])('without a list %s is allowed: %s', (target, expected) => {
  expect(allowed(target)).toBe(expected);
});

test.each<[string, string, boolean]>([
  ['https://app2.example.com/*', 'https://app2.example.com/reset', true],
  ['https://app2.example.com/*', 'https://app2.example.com/reset#x', true],
  ['https://app2.example.com/*', 'https://app2.example.com/a/b', false],
  ['https://app2.example.com/*', 'https://app2.example.com/a.b', false],
  ['https://app2.example.com/**', 'https://app2.example.com/a/b.c', true],
  ['https://*.example.com/', 'https://pr-1.example.com/', true],
  ['https://*.example.com/', 'https://a.b.example.com/', false],
  ['https://?.example.com/', 'https://a.example.com/', true],
  ['https://[!ab].example.com/', 'https://a.example.com/', false],
  ['https://[ab].example.com/', 'https://b.example.com/', true],
  ['https://{one,t*}.example.com/', 'https://two.example.com/', true],
  ['https://{one,t*}.example.com/', 'https://four.example.com/', false],
  ['https://app2.example.com', 'https://app2.example.com/', false],
  ['https://app2.example.com/\\*', 'https://app2.example.com/*', true],
  ['myapp://reset', 'myapp://reset', true],
  ['https://2130706433/**', 'https://2130706433/x', false],
  ['http://192.168.0.9/**', 'http://192.168.0.9/x', false],
  ['http://[fe80::1]/**', 'http://[fe80::1]/x', false],
  ['https://my_app.example.com/**', 'https://my_app.example.com/x', false],
  ['[', 'https://app2.example.com/', false],
])('the entry %s allows %s: %s', (entry, target, expected) => {
  expect(allowed(target, [entry])).toBe(expected);
});

test('on localhost the port does not matter', () => {
  expect(allowed('http://localhost:5173/', [], 'http://localhost:3000')).toBe(true);
});
