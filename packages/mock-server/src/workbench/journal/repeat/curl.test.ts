import { expect, test } from 'vitest';
import { curl } from './curl.ts';
import { rowWith } from './row-for-tests.ts';

const base = 'http://localhost:7357/insforge';
const withRequest = (headers: Record<string, string>, body?: unknown) =>
  rowWith({ request: { headers, ...(body !== undefined && { body }) } });

test('JSON is sent as it was', () => {
  expect(curl(rowWith(), base)).toBe(
    `curl -si ${base}/reset \\\n  -H 'content-type: application/json' \\\n  --data-raw '{"email":"ada@example.com"}'`,
  );
});

test('a GET needs its URL alone, which is quoted if a shell would read it', () => {
  expect(curl(rowWith({ method: 'GET', target: '/a?b=c&d', request: { headers: {} } }), base)).toBe(
    `curl -si '${base}/a?b=c&d'`,
  );
});

test('other methods are named', () => {
  const named = (method: string) => curl(rowWith({ method, target: '/a', request: { headers: {} } }), base);

  expect([named('DELETE'), named('HEAD')]).toEqual([`curl -si ${base}/a -X DELETE`, `curl -si ${base}/a --head`]);
});

test('a form is sent as a form, and a text as it is, with quotes for the shell', () => {
  const form = curl(withRequest({ 'content-type': 'application/x-www-form-urlencoded' }, { a: 'b c', d: "e'f" }), base);
  const text = curl(withRequest({ 'content-type': 'text/plain' }, "it's"), base);

  expect(form).toContain("--data-raw 'a=b+c&d=e%27f'");
  expect(text).toContain("--data-raw 'it'\\''s'");
});

test('a body without a type gets none, and what curl says by itself is left out', () => {
  const headers = {
    host: 'localhost',
    'user-agent': 'x',
    'content-length': '2',
    'sec-fetch-mode': 'cors',
    'x-own': '1',
  };

  const words = curl(withRequest(headers, {}), base);

  expect(words).toBe(`curl -si ${base}/reset -H 'x-own: 1' -H content-type: --data-raw '{}'`);
});
