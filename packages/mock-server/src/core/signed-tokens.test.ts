import { generateKeyPairSync } from 'node:crypto';
import { decodeJwt, decodeProtectedHeader, type JWK_RSA_Private } from 'jose';
import { expect, test } from 'vitest';
import { hmacSigner, rsaSigner, type TokenSigner } from './signed-tokens.ts';

const now = Date.parse('2026-01-02T03:04:05.678Z');
const minutes = 60_000;
const privateKey = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey.export({
  format: 'jwk',
}) as JWK_RSA_Private;

const signers: readonly { name: string; signer: TokenSigner; header: object }[] = [
  { name: 'HS256', signer: hmacSigner('a secret'), header: { alg: 'HS256', typ: 'JWT' } },
  {
    name: 'RS256',
    signer: rsaSigner(privateKey, 'kid_1'),
    header: { alg: 'RS256', typ: 'JWT', kid: 'kid_1' },
  },
];

test.each(signers)('signs claims with the times of the given clock ($name)', async ({ signer, header }) => {
  const token = await signer.sign({ sub: 'ada' }, now, 15 * minutes);

  expect(decodeProtectedHeader(token)).toEqual(header);
  expect(decodeJwt(token)).toEqual({ sub: 'ada', iat: 1_767_323_045, exp: 1_767_323_945 });
  expect(await signer.verify(token, now)).toEqual(decodeJwt(token));
});

test('a bare token says nothing of its type, and is as good as others', async () => {
  const bare = hmacSigner('a secret', { isBare: true });
  const token = await bare.sign({ sub: 'ada' }, now, minutes);

  expect(decodeProtectedHeader(token)).toEqual({ alg: 'HS256' });
  expect(await hmacSigner('a secret').verify(token, now)).toEqual(await bare.verify(token, now));
});

test.each(signers)('does not know a token that has expired ($name)', async ({ signer }) => {
  const token = await signer.sign({ sub: 'ada' }, now, 15 * minutes);

  expect(await signer.verify(token, now + 15 * minutes - 1_000)).toBeDefined();
  expect(await signer.verify(token, now + 15 * minutes)).toBeUndefined();
});

test.each(signers)('does not know a token that was changed ($name)', async ({ signer }) => {
  const [header, , signature] = (await signer.sign({ sub: 'ada' }, now, minutes)).split('.');
  const [, payload] = (await signer.sign({ sub: 'bob' }, now, minutes)).split('.');

  expect(await signer.verify([header, payload, signature].join('.'), now)).toBeUndefined();
  expect(await signer.verify('not a token', now)).toBeUndefined();
});

test('does not know a token of another secret', async () => {
  const token = await hmacSigner('a secret').sign({ sub: 'ada' }, now, minutes);

  expect(await hmacSigner('another secret').verify(token, now)).toBeUndefined();
});

test('does not know a token of another algorithm', async () => {
  const [hmac, rsa] = signers;

  const token = await hmac?.signer.sign({ sub: 'ada' }, now, minutes);

  expect(await rsa?.signer.verify(token ?? '', now)).toBeUndefined();
});
