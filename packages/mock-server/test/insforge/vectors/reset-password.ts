import { expect } from 'vitest';
import { exchangedToken, failure, mailedLinkToken, textAt, u } from '../world.ts';
import { table, type Vector } from './vector.ts';

const reset = '/api/auth/email/reset-password';
const sessions = '/api/auth/sessions';
const newPassword = 'u-new-pass2';
const badToken = failure(400, 'INVALID_INPUT', 'Invalid or expired verification token');
const done = { status: 200, body: { message: 'Password reset successfully. Please login with your new password.' } };

/** `POST /api/auth/email/reset-password`. */
export const resetPasswordVectors: readonly Vector[] = [
  ...table<[unknown, string]>(
    [
      [{}, 'newPassword: Required, otp: Required'],
      [undefined, 'newPassword: Required, otp: Required'],
      [{ newPassword: 5, otp: 'x' }, 'newPassword: Expected string, received number'],
      [{ newPassword, otp: '' }, 'otp: OTP/token is required'],
      [{ newPassword, otp: null }, 'otp: Expected string, received null'],
      [{ newPassword, otp: 5 }, 'otp: Expected string, received number'],
      [{ newPassword, otp: [] }, 'otp: Expected string, received array'],
      [{ newPassword, token: 'x' }, 'otp: Required'],
      [{ otp: 'x' }, 'newPassword: Required'],
      [[], ': Expected object, received array'],
    ],
    'refuses %j',
  )((body, message) => ({
    async run(world) {
      expect(await world.post(reset, body)).toEqual(failure(400, 'INVALID_INPUT', message));
    },
  })),
  {
    title: 'leaves an empty password to the policy',
    async run(world) {
      expect(await world.post(reset, { newPassword: '', otp: 'x' })).toEqual(
        failure(400, 'INVALID_INPUT', 'Password must contain at least 6 characters long'),
      );
    },
  },
  {
    title: 'answers with a message alone and sets no cookie',
    async run(world) {
      const otp = await exchangedToken(world);

      const reply = await world.post(reset, { newPassword, otp });

      expect(reply).toEqual(done);
      expect(reply.headers.get('set-cookie')).toBeNull();
    },
  },
  ...table<[string, (token: string) => string]>(
    [
      ['in capitals', (token) => token.toUpperCase()],
      ['with a space after it', (token) => `${token} `],
      ['without its end', (token) => token.slice(0, -1)],
    ],
    'does not know a token %s',
  )((_, change) => ({
    options: { resetPasswordMethod: 'link' },
    settings: { random: 'a seed with letters' },
    async run(world) {
      const token = await mailedLinkToken(world, 'https://app.example.com/reset');

      expect(await world.post(reset, { newPassword, otp: change(token) })).toEqual(badToken);
    },
  })),
  {
    title: 'takes the token of a link, without the link ever being followed',
    options: { resetPasswordMethod: 'link' },

    async run(world) {
      const otp = await mailedLinkToken(world, 'https://app.example.com/reset');

      expect(await world.post(reset, { newPassword, otp })).toEqual(done);
    },
  },
  {
    title: 'takes the token of a link whose redirect is no longer allowed',
    options: { resetPasswordMethod: 'link' },

    async run(world) {
      const otp = await mailedLinkToken(world, 'https://app.example.com/reset');
      await world.mock.options.set({ allowedRedirectUrls: ['https://other.example'] });

      expect(await world.post(reset, { newPassword, otp })).toEqual(done);
    },
  },
  {
    title: 'does not take the token of a verification link, and leaves it alive',
    options: { verifyEmailMethod: 'link' },

    async run(world) {
      await world.post('/api/auth/email/send-verification', {
        email: u.email,
        redirectTo: 'https://app.example.com/ok',
      });
      const { token } = await world.mock.outbox.waitFor({ kind: 'verification' });

      expect(await world.post(reset, { newPassword, otp: token })).toEqual(badToken);
      expect((await world.get(`/api/auth/email/verify-link?token=${token}`)).headers.get('location')).toBe(
        'https://app.example.com/ok?insforge_status=success&insforge_type=verify_email',
      );
    },
  },
  {
    title: 'leaves codes of other purposes alive',
    async run(world) {
      await world.post('/api/auth/email/send-verification', { email: u.email });
      await world.post('/api/auth/email/send-otp', { email: u.email });
      const { code: verifying } = await world.mock.outbox.waitFor({ kind: 'verification' });
      const { code: signingIn } = await world.mock.outbox.waitFor({ kind: 'sign-in' });
      await world.post(reset, { newPassword, otp: await exchangedToken(world) });

      expect((await world.post('/api/auth/email/verify', { email: u.email, otp: verifying })).status).toBe(200);
      expect((await world.post(sessions, { method: 'otp', email: u.email, otp: signingIn })).status).toBe(200);
    },
  },
  {
    title: 'allows the old password again and mails no confirmation',
    async run(world) {
      const otp = await exchangedToken(world);

      expect(await world.post(reset, { newPassword: u.password, otp })).toEqual(done);

      expect(await world.mock.outbox.list()).toHaveLength(1);
    },
  },
  {
    title: 'moves updatedAt and changes nothing else that shows',
    async run(world) {
      const before = await world.mock.accounts.find(u.email);
      const otp = await exchangedToken(world);
      world.mock.clock.advance('1h');
      await world.post(reset, { newPassword, otp });

      expect(await world.mock.accounts.find(u.email)).toEqual({ ...before, updatedAt: '2026-01-02T04:04:05.000Z' });
    },
  },
  ...table(
    [
      ['a NUL in it', 'abc\0defgh', 'abc', 401],
      ['more than 72 bytes', `${'a'.repeat(72)}b`, `${'a'.repeat(72)}c`, 200],
      ['letters of several bytes', 'pässwörd', 'pässwörd', 200],
    ],
    'sets a password with %s',
  )((_, password, tried, status) => ({
    options: { passwordMinLength: 4 },

    async run(world) {
      await world.post(reset, { newPassword: password, otp: await exchangedToken(world) });

      expect((await world.post(sessions, { email: u.email, password })).status).toBe(200);
      expect((await world.post(sessions, { email: u.email, password: tried })).status).toBe(status);
    },
  })),
  {
    title: 'resets the password of whoever registered the e-mail since',
    async run(world) {
      const otp = await exchangedToken(world);
      await world.mock.accounts.delete(u.email);
      const { anonKey } = await world.mock.options.get();
      const registered = await world.post(
        '/api/auth/users',
        { email: u.email, password: 'somebody-else-1' },
        { authorization: `Bearer ${anonKey}` },
      );

      expect(await world.post(reset, { newPassword, otp })).toEqual(done);

      const { body } = await world.post(sessions, { email: u.email, password: newPassword });
      expect(textAt(body, 'user', 'id')).toBe(textAt(registered.body, 'user', 'id'));
    },
  },
  {
    title: 'lets one of two simultaneous resets set the password',
    async run(world) {
      const otp = await exchangedToken(world);

      const replies = await Promise.all(
        ['one-new-pass1', 'other-new-pass1'].map((password) => world.post(reset, { newPassword: password, otp })),
      );

      expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
      expect(replies).toContainEqual(badToken);
    },
  },
  {
    title: 'takes a token until a millisecond before its 24 hours are over',
    async run(world) {
      const otp = await exchangedToken(world);
      world.mock.clock.advance(24 * 3_600_000 - 1);

      expect(await world.post(reset, { newPassword, otp })).toEqual(done);
    },
  },
];
