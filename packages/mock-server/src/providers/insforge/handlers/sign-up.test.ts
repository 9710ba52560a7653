import { expect, test } from 'vitest';
import { failure, start, type World } from '../../../../test/insforge/world.ts';
import { defaultOptions } from '../options.ts';

const users = '/api/auth/users';
const anon = { authorization: `Bearer ${defaultOptions.anonKey}` };
const admin = { authorization: `Bearer ${defaultOptions.apiKey}` };
const ada = { email: 'ada@example.com', password: 'ada-new-pass1' };
const _verifyByLink = { requireEmailVerification: true, verifyEmailMethod: 'link' } as const;

const _userOf = (fields: object = {}) => ({
  id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
  email: ada.email,
  emailVerified: false,
  createdAt: '2026-01-02T03:04:05.000Z',
  updatedAt: '2026-01-02T03:04:05.000Z',
  providers: ['email'],
  profile: {},
  metadata: {},
  ...fields,
});
const undelivered = (status: number) =>
  failure(
    status,
    'AUTH_VERIFICATION_EMAIL_DELIVERY_FAILED',
    'The user account was created, but the verification email could not be sent.',
    'The user account already exists. Retry delivery with POST /api/auth/email/send-verification instead of registering again.',
  );

async function isVerified({ post, mock }: World, headers: Record<string, string>): Promise<boolean | undefined> {
  await post(users, { ...ada, autoConfirm: true }, headers);
  return (await mock.accounts.find(ada.email))?.emailVerified;
}

test('answers 429 when SMTP has mailed the address moments ago', async () => {
  const options = { requireEmailVerification: true, smtp: { minIntervalSeconds: 60 } };
  const { post } = start(options, { limits: 'real' });
  await post('/api/auth/email/send-otp', { email: ada.email });

  expect(await post(users, ada, anon)).toEqual(undelivered(429));
});

test('confirms an account at once for administrators only', async () => {
  expect(await isVerified(start(), admin)).toBe(true);
  expect(await isVerified(start(), anon)).toBe(false);
});
