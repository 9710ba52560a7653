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
  ['HTTPS://app.example.com/', true],
  ['https://APP.example.com/', false],
  ['https://app.example.com:443/', false],
  ['https://user:secret@app.example.com/', true],
  ['https://app.example.com@evil.example.com/', false],
  ['https://app.example.com\\@evil.example.com/', false],
  ['https://app.example.com/%zz', false],
  ['https://app.example.com/#%zz', false],
  ['https://app.example.com/?%zz', true],
  ['https://app.example.com/a b', true],
  ['https://app.example.com/ä', true],
  ['https://app.example.com/\t', false],
  ['https://app.example.com/\r\n', false],
  [' https://app.example.com/', false],
  ['https://app.example.com:x/', false],
  ['https://app.example.com:/', true],
  ['https://app.example.com%41/', false],
  ['myapp://127.0.0.1/x', true],
  ['http://[::ffff:127.0.0.1]/', true],
  ['http://[fe80::1]/', false],
  ['http://256.0.0.1/', false],
  ['http://127.0.0.1.evil.example.com/', false],
  ['http://0.0.0.0/', false],
  ['//app.example.com/x', false],
  ['javascript:alert(1)', false],
  ['1http://app.example.com/', false],
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
  ['https://CASE.example.com/**', 'https://CASE.example.com/x', true],
  ['https://CASE.example.com/**', 'https://case.example.com/x', false],
  ['myapp://**', 'MYAPP://home', false],
  ['myapp://**', 'myapp:home', false],
])('the entry %s allows %s: %s', (entry, target, expected) => {
  expect(allowed(target, [entry])).toBe(expected);
});

test.each([
  ['http://localhost:5173/', 'http://localhost:3000'],
  ['http://localhost:99999/', 'http://localhost:3000'],
  ['http://localhost', 'http://localhost:3000'],
  ['http://evil.example.com@localhost:3000/x', 'http://localhost:3000'],
])('on localhost the port does not matter: %s', (target, siteUrl) => {
  expect(allowed(target, [], siteUrl)).toBe(true);
});
