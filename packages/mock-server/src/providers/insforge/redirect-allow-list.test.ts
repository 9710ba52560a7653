import { expect, test } from 'vitest';
import { defaultOptions } from './options.ts';
import { redirectAllowed } from './redirect-allow-list.ts';

const allowed = (target: string, allowedRedirectUrls: readonly string[] | null): Promise<boolean> =>
  redirectAllowed(target, { ...defaultOptions, allowedRedirectUrls });

interface Row {
  readonly entry: string;
  readonly matches: readonly string[];
  readonly misses: readonly string[];
}

const rows: readonly Row[] = [
  {
    entry: 'https://app.com/reset',
    matches: [
      'https://app.com/reset',
      'https://app.com/reset/',
      'HTTPS://APP.COM/reset',
      'https://app.com:443/reset',
      'https://app.com/a/../reset',
      ' https://app.com/reset ',
    ],
    misses: [
      'https://app.com/reset?x=1',
      'https://app.com/reset#x',
      'https://app.com/RESET',
      'https://user@app.com/reset',
      'https://app.com/reset//',
      'https://app.com./reset',
      'https://app.com:8443/reset',
      'http://app.com/reset',
      'https://evil.com',
      'javascript:alert(1)',
    ],
  },
  {
    entry: 'https://app.com',
    matches: ['https://app.com', 'https://app.com/'],
    misses: ['https://app.com?x=1', 'https://app.com/x', 'https://app.com#f'],
  },
  { entry: 'HTTPS://APP.com:443/reset/', matches: ['https://app.com/reset'], misses: ['https://app.com/'] },
  {
    entry: 'https://*.example.com',
    matches: [
      'https://app.example.com',
      'https://deep.sub.example.com',
      'https://app.example.com/',
      'https://.example.com',
    ],
    misses: ['https://example.com', 'https://app.example.com/x', 'https://evil-example.com', 'http://app.example.com'],
  },
  {
    entry: 'https://example.com/*',
    matches: [
      'https://example.com/foo',
      'https://example.com/foo?y=1',
      'https://example.com/.hidden',
      'https://example.com/foo/',
      'https://example.com/foo#x',
    ],
    misses: [
      'https://example.com',
      'https://example.com/',
      'https://example.com/foo/bar',
      'https://example.com/foo?y=/a',
      'https://example.com:8443/foo',
    ],
  },
  {
    entry: 'https://example.com/**',
    matches: [
      'https://example.com/a/b/c',
      'https://example.com',
      'https://example.com/',
      'https://example.com/?q=/x',
      'https://example.com/a?b=c',
    ],
    misses: ['https://other.com/a', 'http://example.com/a', 'https://example.com:8443/a'],
  },
  {
    entry: 'https://*.example.com/auth/*',
    matches: ['https://app.example.com/auth/callback'],
    misses: [
      'https://app.example.com/other',
      'https://app.other.com/auth/callback',
      'https://example.com/auth/callback',
    ],
  },
  {
    entry: 'https://example.com/?session=*',
    matches: ['https://example.com/?session=abc'],
    misses: ['https://example.com/?token=abc'],
  },
  {
    entry: 'https://app.com/a?c',
    matches: ['https://app.com/abc', 'https://app.com/a?c'],
    misses: ['https://app.com/ac', 'https://app.com/a/c', 'https://app.com/a?c=1'],
  },
  {
    entry: 'https://app.com/[a-c]*',
    matches: ['https://app.com/bar', 'https://app.com/[a-c]*'],
    misses: ['https://app.com/zar', 'https://app.com/b/x', 'https://app.com/Bar'],
  },
  {
    entry: 'https://app*.com/cb',
    matches: ['https://app1.com/cb', 'https://app-evil.attacker.com/cb', 'https://app.com/cb', 'https://app.com/cb/'],
    misses: ['https://app.com/x/cb'],
  },
  {
    entry: 'https://[::1]/cb',
    matches: ['https://[::1]/cb', 'HTTPS://[::1]/cb', 'https://[0:0::1]:443/cb'],
    misses: ['https://1/cb'],
  },
  { entry: 'https://[::A]/cb', matches: ['https://[::a]/cb'], misses: ['https://[::b]/cb'] },
  { entry: 'http://localhost:*/x', matches: [], misses: ['http://localhost:3000/x', 'http://localhost/x'] },
  {
    entry: 'http://localhost:3000/**',
    matches: ['http://localhost:3000/', 'http://localhost:3000/a/b'],
    misses: ['http://localhost:3001/'],
  },
  {
    entry: 'myapp://auth/callback',
    matches: ['myapp://auth/callback'],
    misses: ['myapp://auth/other', 'other://auth/callback'],
  },
  { entry: 'com.example:/cb', matches: ['com.example:/cb'], misses: ['com.example:/other'] },
  { entry: 'myapp://**', matches: ['myapp://auth/callback', 'myapp://reset'], misses: ['other://reset'] },
  {
    entry: 'https://b.com/{x,y}',
    matches: ['https://b.com/{x,y}'],
    misses: ['https://b.com/x', 'https://b.com/y'],
  },
  { entry: 'https://b.com/(a|b)', matches: ['https://b.com/(a|b)'], misses: ['https://b.com/a', 'https://b.com/b'] },
];

const pairs = rows.flatMap(({ entry, matches, misses }) => [
  ...matches.map((target) => ({ entry, target, verdict: 'allows', expected: true })),
  ...misses.map((target) => ({ entry, target, verdict: 'does not allow', expected: false })),
]);

test.each(pairs)('$entry $verdict $target', async ({ entry, target, expected }) => {
  expect(await allowed(target, [entry])).toBe(expected);
});

test.each(['https://anything.example/x', 'javascript:alert(1)', 'myapp://reset'])(
  'allows %s where there is no list',
  async (target) => {
    expect(await allowed(target, [])).toBe(true);
    expect(await allowed(target, null)).toBe(true);
  },
);

test('allows what any one entry allows', async () => {
  expect(await allowed('https://b.com/x', ['https://a.com/**', 'https://b.com/*'])).toBe(true);
  expect(await allowed('https://c.com/x', ['https://a.com/**', 'https://b.com/*'])).toBe(false);
});
