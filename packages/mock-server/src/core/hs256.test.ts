import { SignJWT } from 'jose';
import { expect, test } from 'vitest';
import { hmacKey } from './hmac-key.ts';
import { hs256Token } from './hs256.ts';

test.each([
  ['a short secret', 'key'],
  ['one that is longer than a block of the hash', 'k'.repeat(65)],
  ['one that is no ASCII', 'Schlüssel 🔑'],
])('a token is byte for byte that of jose, with %s', async (_, secret) => {
  const claims = { sub: 'adá@example.com', exp: 1_767_323_945, amr: ['🔒'] };
  const signed = new SignJWT(claims).setProtectedHeader({ alg: 'HS256', typ: 'JWT' }).sign(hmacKey(secret));

  expect(hs256Token(claims, secret)).toBe(await signed);
});
