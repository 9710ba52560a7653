import { expect } from 'vitest';
import { failure, mailedCode, u, type World } from '../world.ts';
import { table, type Vector } from './vector.ts';

const verify = '/api/auth/email/verify';
const badCode = failure(400, 'INVALID_INPUT', 'Invalid or expired verification code');
const notSixDigits = 'otp: OTP code must be a 6-digit numeric code';
const unverified = { seed: [{ ...u, id: '00000000-0000-4000-8000-000000000001', emailVerified: false }] };

async function verificationCode({ post, mock }: World): Promise<string> {
  await post('/api/auth/email/send-verification', { email: u.email });
  const { code = '' } = await mock.outbox.waitFor({ kind: 'verification' });
  return code;
}

/** `POST /api/auth/email/verify`. */
export const verifyEmailVectors: readonly Vector[] = [
  ...table<[unknown, string]>(
    [
      [{}, 'email: Required, otp: Required'],
      [{ email: 'foo', otp: 'x' }, `email: Invalid email format, ${notSixDigits}`],
      [{ email: 5, otp: '123456' }, 'email: Expected string, received number'],
      [{ email: u.email, otp: 123456 }, 'otp: Expected string, received number'],
      [{ email: u.email, code: '123456' }, 'otp: Required'],
    ],
    'refuses %j',
  )((body, message) => ({
    async run(world) {
      expect(await world.post(verify, body)).toEqual(failure(400, 'INVALID_INPUT', message));
    },
  })),
  {
    title: 'verifies the e-mail and begins a session',
    settings: unverified,
    async run(world) {
      const otp = await verificationCode(world);
      world.mock.clock.advance('1m');

      const reply = await world.post(verify, { email: u.email, otp });

      expect(reply).toEqual({
        status: 200,
        body: {
          user: {
            id: '00000000-0000-4000-8000-000000000001',
            email: u.email,
            emailVerified: true,
            createdAt: '2026-01-02T03:04:05.000Z',
            updatedAt: '2026-01-02T03:05:05.000Z',
            providers: ['email'],
            profile: { name: 'Uma' },
            metadata: {},
          },
          accessToken: expect.any(String),
          csrfToken: expect.stringMatching(/^[0-9a-f]{64}$/),
        },
      });
      expect(reply.headers.get('set-cookie')).toMatch(/^insforge_refresh_token=eyJ/);
    },
  },
  ...table(
    ['mobile', 'desktop', 'server'],
    'gives a %s client its refresh token in the body',
  )((type) => ({
    settings: unverified,
    async run(world) {
      const otp = await verificationCode(world);

      const reply = await world.post(`${verify}?client_type=${type}`, { email: u.email, otp });

      expect(reply.body).toEqual({
        user: expect.objectContaining({ emailVerified: true }),
        accessToken: expect.any(String),
        refreshToken: expect.any(String),
      });
      expect(reply.headers.get('set-cookie')).toBeNull();
    },
  })),
  {
    title: 'takes a code once',
    settings: unverified,
    async run(world) {
      const otp = await verificationCode(world);
      await world.post(verify, { email: u.email, otp });

      expect(await world.post(verify, { email: u.email, otp })).toEqual(badCode);
    },
  },
  {
    title: 'refuses a code after 15 minutes, an unknown e-mail and the code of a reset mail',
    settings: unverified,
    async run(world) {
      const resetCode = await mailedCode(world);
      expect(await world.post(verify, { email: u.email, otp: resetCode })).toEqual(badCode);
      expect(await world.post(verify, { email: 'nobody@example.com', otp: '123456' })).toEqual(badCode);

      const otp = await verificationCode(world);
      world.mock.clock.advance('16m');
      expect(await world.post(verify, { email: u.email, otp })).toEqual(badCode);
    },
  },
  {
    title: 'fails when the account is gone, and keeps the code',
    settings: unverified,
    async run(world) {
      const otp = await verificationCode(world);
      await world.mock.accounts.delete(u.email);

      expect(await world.post(verify, { email: u.email, otp })).toEqual(
        failure(500, 'INTERNAL_ERROR', 'Failed to verify code'),
      );

      await world.mock.accounts.put(u);
      expect((await world.post(verify, { email: u.email, otp })).status).toBe(200);
    },
  },
  {
    title: 'opens the way to signing in where verified e-mails are required',
    options: { requireEmailVerification: true },
    settings: unverified,
    async run(world) {
      const signIn = () => world.post('/api/auth/sessions', { email: u.email, password: u.password });
      expect((await signIn()).status).toBe(403);

      await world.post(verify, { email: u.email, otp: await verificationCode(world) });

      expect((await signIn()).status).toBe(200);
    },
  },
];
