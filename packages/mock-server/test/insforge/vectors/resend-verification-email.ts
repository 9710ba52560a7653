import { expect } from 'vitest';
import { allowIt, failure, u } from '../world.ts';
import { table, type Vector } from './vector.ts';

const send = '/api/auth/email/send-verification';
const redirectTo = 'https://app.example.com/verified';
const sent = (what: 'code' | 'link') => ({
  status: 202,
  body: {
    success: true,
    message: `If your email is registered, we have sent you a verification ${what}. Please check your inbox.`,
  },
});

/** `POST /api/auth/email/send-verification`. */
export const resendVerificationEmailVectors: readonly Vector[] = [
  ...table<[unknown, string]>(
    [
      [{}, 'email: Required'],
      [{ email: null }, 'email: Expected string, received null'],
      [{ email: 'foo', redirectTo: 'bar' }, 'email: Invalid email format, redirectTo: Invalid url'],
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
      expect(await world.post(send, { email: 5 })).toEqual(
        failure(500, 'INTERNAL_ERROR', 'req.body?.email?.toLowerCase is not a function'),
      );
    },
  },
  ...table(
    [true, false],
    'mails six digits to an account, verified (%j) or not',
  )((emailVerified) => ({
    settings: { seed: [{ ...u, emailVerified }] },
    async run({ post, mock }) {
      expect(await post(send, { email: u.email })).toEqual(sent('code'));

      expect(await mock.outbox.list()).toEqual([
        {
          id: expect.any(String),
          from: 'InsForge <noreply@example.com>',
          to: u.email,
          kind: 'verification',
          subject: 'Verify your email',
          text: expect.stringContaining('15 minutes'),
          html: expect.any(String),
          code: expect.stringMatching(/^[0-9]{6}$/),
          expiresAt: '2026-01-02T03:19:05.000Z',
          sentAt: '2026-01-02T03:04:05.000Z',
        },
      ]);
    },
  })),
  {
    title: 'mails a link in link mode',
    options: { verifyEmailMethod: 'link' },

    async run({ post, mock }) {
      expect(await post(send, { email: u.email, redirectTo })).toEqual(sent('link'));

      const [mail] = await mock.outbox.list();
      expect(mail?.link).toBe(`http://localhost:7130/api/auth/email/verify-link?token=${mail?.token}`);
      expect(mail?.expiresAt).toBe('2026-01-03T03:04:05.000Z');
    },
  },
  {
    title: 'answers an unknown e-mail alike and mails nothing',
    async run({ post, mock }) {
      expect(await post(send, { email: 'nobody@example.com' })).toEqual(sent('code'));

      expect(await mock.outbox.list()).toEqual([]);
    },
  },
  {
    title: 'requires a redirect in link mode',
    options: { verifyEmailMethod: 'link' },

    async run(world) {
      expect(await world.post(send, { email: u.email })).toEqual(
        failure(400, 'INVALID_INPUT', 'redirectTo is required when link-based email verification is enabled'),
      );
    },
  },
  {
    title: 'refuses a redirect that the allow-list does not have',
    options: { verifyEmailMethod: 'link', allowedRedirectUrls: ['https://app.com/ok'] },

    async run({ post }) {
      expect(await post(send, { email: u.email, redirectTo: 'https://evil.com' })).toEqual(
        failure(400, 'INVALID_INPUT', 'https://evil.com is not in the allowed redirect URLs', allowIt),
      );
    },
  },
  {
    title: 'follows its own method, not that of resets',
    options: { resetPasswordMethod: 'link' },

    async run({ post }) {
      expect(await post(send, { email: u.email })).toEqual(sent('code'));
    },
  },
];
