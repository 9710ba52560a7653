import { expect } from 'vitest';
import { failure, u } from '../world.ts';
import { table, type Vector } from './vector.ts';

const send = '/api/auth/email/send-otp';
const sent = {
  status: 202,
  body: { success: true, message: 'If sign-in is available for this email, we have sent a verification code.' },
};

/** `POST /api/auth/email/send-otp`. */
export const signInWithOtpVectors: readonly Vector[] = [
  ...table<[unknown, string]>(
    [
      [{}, 'email: Required'],
      [{ email: null }, 'email: Expected string, received null'],
      [{ email: 'foo' }, 'email: Invalid email format'],
      [[], ': Expected object, received array'],
    ],
    'refuses %j',
  )((body, message) => ({
    async run(world) {
      expect(await world.post(send, body)).toEqual(failure(400, 'INVALID_INPUT', message));
    },
  })),
  {
    title: 'trips over an e-mail that is not a string',
    async run(world) {
      expect(await world.post(send, { email: ['a@b.co'] })).toEqual(
        failure(500, 'INTERNAL_ERROR', 'req.body?.email?.toLowerCase is not a function'),
      );
    },
  },
  ...table(
    [u.email, 'nobody@example.com'],
    'mails six digits that last 5 minutes to %s',
  )((email) => ({
    async run({ post, mock }) {
      expect(await post(send, { email })).toEqual(sent);

      const [mail] = await mock.outbox.list();
      expect(mail).toEqual({
        id: expect.any(String),
        from: 'InsForge <noreply@example.com>',
        to: email,
        kind: 'sign-in',
        subject: `${mail?.code} is your verification code`,
        text: expect.stringContaining('Hello User,'),
        html: expect.any(String),
        code: expect.stringMatching(/^[0-9]{6}$/),
        expiresAt: '2026-01-02T03:09:05.000Z',
        sentAt: '2026-01-02T03:04:05.000Z',
      });
      expect(mail?.text).toContain('5 minutes');
    },
  })),
  {
    title: 'mails an unknown e-mail also where sign-ups are off',
    options: { disableSignup: true },

    async run({ post, mock }) {
      expect(await post(send, { email: 'nobody@example.com' })).toEqual(sent);

      expect(await mock.outbox.list()).toHaveLength(1);
    },
  },
];
