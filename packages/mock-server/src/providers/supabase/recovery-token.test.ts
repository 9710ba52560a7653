import { expect, test } from 'vitest';
import { createRandom } from '../../core/random.ts';
import { newToken, tokenHash } from './recovery-token.ts';

test('is the SHA-224 of the address in lower case and the digits', () => {
  const hash = 'b3e6748f730bb25fa8ce9a5fda7fd5bf5f56ee21419043fe1c94d975';

  expect(tokenHash('ada@example.com', '123456')).toBe(hash);
  expect(tokenHash('Ada@Example.com', '123456')).toBe(hash);
});

test('says of PKCE that it is', async () => {
  const { otp, hash } = await newToken(
    { random: createRandom('x'), codes: { take: async () => undefined } },
    'ada@example.com',
    6,
    true,
  );

  expect(hash).toBe(`pkce_${tokenHash('ada@example.com', otp)}`);
});
