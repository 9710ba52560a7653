import { expect, test } from 'vitest';
import { redact, redactField, redactText } from './redact.ts';

const secret = 'Hidden+Value/1';
const encoded = encodeURIComponent(secret);

test.each([
  ['a query', `/page?token=${encoded}&type=recovery`],
  ['a query that has a sign in it', `/page?token=a%26${encoded}`],
  ['a fragment', `http://localhost/#access_token=${encoded}&sb=`],
  ['a query with an encoded name', `/page?tok%65n=${encoded}`],
  [
    'a URL in a URL',
    `/page?to=${encodeURIComponent(`http://localhost/reset?token=${secret.replaceAll(/\W/g, 'x')}&a=1`)}`,
  ],
  ['an attribute of HTML', `<a href="/page?a=1&amp;refresh_token=${encoded}">`],
  ['a form without a type', `password=${encoded}`],
  ['JSON that was cut off', `{"user":{"password":"${secret}`],
  ['JSON in a text', `He sent {"otp": "${secret}"}.`],
  ['a form of several parts', `--x\r\nContent-Disposition: form-data; name="password"\r\n\r\n${secret}\r\n--x--`],
])('hides a secret in %s', (_title, text) => {
  const shown = redactText(text);

  for (const form of [secret, encoded, secret.replaceAll(/\W/g, 'x')]) expect(shown).not.toContain(form);
  expect(shown).toContain('[hidden]');
});

test('hides a JSON Web Token whatever it is called', () => {
  expect(redact({ note: 'Use eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln.' })).toEqual({ note: 'Use [hidden].' });
});

test('hides secrets in lists, in objects and as numbers, and leaves empty ones', () => {
  const value = { users: [{ password: secret, tokens: [secret] }], otp: 123456, code: '', hasPassword: true };

  expect(redact(value)).toEqual({
    users: [{ password: '[hidden]', tokens: ['[hidden]'] }],
    otp: '[hidden]',
    code: '',
    hasPassword: true,
  });
});

test('keeps fields whose names mean something to JavaScript', () => {
  const value: unknown = JSON.parse('{"__proto__":{"password":"x"},"constructor":"y"}');

  expect(JSON.stringify(redact(value))).toBe('{"__proto__":{"password":"[hidden]"},"constructor":"y"}');
});

test.each([
  ['error_code', 'otp_expired'],
  ['statusCode', 400],
  ['code', 400],
  ['token_type', 'bearer'],
  ['token_endpoint', 'http://localhost/token'],
  ['resetPasswordMethod', 'code'],
  ['passwordMinLength', 8],
  ['activeSessions', 2],
  ['grant_types_supported', ['password']],
  ['email', 'ada@example.com'],
  ['redirect_to', 'http://localhost/reset?a=1'],
])('shows %s, which is no secret', (name, value) => {
  expect(redactField(name, value)).toEqual(value);
});
