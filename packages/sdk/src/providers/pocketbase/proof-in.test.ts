import { expect, test } from 'vitest';
import { proofIn } from './proof-in.ts';

const encoded = (value: object) =>
  btoa(String.fromCharCode(...new TextEncoder().encode(JSON.stringify(value))))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
const tokenOf = (claims: object) => `${encoded({ alg: 'HS256', typ: 'JWT' })}.${encoded(claims)}.s-1_g`;
const token = tokenOf({ email: 'ädä@example.com', exp: 1_767_324_845, type: 'passwordReset' });
const proof = { token, email: 'ädä@example.com', expiresAt: '2026-01-02T03:34:05.000Z' };

test.each([
  `http://localhost:8090/_/#/auth/confirm-password-reset/${token}`,
  `https://app.example.com/reset/${token}`,
  `https://app.example.com/reset/${token}?tab=1`,
  `https://app.example.com/?token=${token}`,
  `https://app.example.com/reset.html?x=www.app.example.com&t=${token}#top`,
  `myapp://reset/${token}`,
])('finds the token in %s', (url) => {
  expect(proofIn(url)).toEqual(proof);
});

test.each([
  'https://www.app.example.com/reset',
  `https://app.example.com/#/confirm-verification/${tokenOf({ type: 'verification' })}`,
  'https://app.example.com/?token=a.b.c',
])('finds none in %s', (url) => {
  expect(proofIn(url)).toBeUndefined();
});

test('finds it beside another token', () => {
  expect(proofIn(`https://app.example.com/?session=${tokenOf({ type: 'auth' })}&token=${token}`)).toEqual(proof);
});
