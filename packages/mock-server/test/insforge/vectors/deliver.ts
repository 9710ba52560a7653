import { expect } from 'vitest';
import type { InsforgeOptions } from '../../../src/providers/insforge/options.ts';
import { failure, mailedCode, mailedLinkToken, u } from '../world.ts';
import { table, type Vector } from './vector.ts';

const send = '/api/auth/email/send-reset-password';
const exchange = '/api/auth/email/exchange-reset-password-token';
const sent = {
  status: 202,
  body: {
    success: true,
    message: 'If your email is registered, we have sent you a password reset code. Please check your inbox.',
  },
};
const sentAny = { status: 202, body: { success: true, message: expect.any(String) } };
const badCode = failure(400, 'INVALID_INPUT', 'Invalid or expired verification code');
const cloudRefuses = 'Authentication failed with cloud email service. Check PROJECT_ID and JWT_SECRET.';
const notConfigured = failure(
  503,
  'EMAIL_PROVIDER_NOT_CONFIGURED',
  'No email provider is configured.',
  'Configure and enable custom SMTP, then retry. Cloud-linked projects can use the managed email provider.',
);
const boom = { mail: { status: 500, body: { message: 'boom' } } };
const smtp = { minIntervalSeconds: 60 };

type Failing = Pick<Partial<InsforgeOptions>, 'mail' | 'smtp'>;

const failures: readonly [Failing, ReturnType<typeof failure>][] = [
  [{ mail: 'not-configured' }, notConfigured],
  [{ mail: 'not-configured', smtp }, notConfigured],
  [{ mail: 'unreachable' }, failure(500, 'INTERNAL_ERROR', 'Failed to send email: connect ECONNREFUSED 127.0.0.1:1')],
  [{ mail: { status: 401, body: { message: 'no' } } }, failure(401, 'AUTH_UNAUTHORIZED', cloudRefuses)],
  [{ mail: { status: 403, body: {} } }, failure(403, 'AUTH_UNAUTHORIZED', cloudRefuses)],
  [
    { mail: { status: 429, body: { message: 'slow down' } } },
    failure(429, 'RATE_LIMITED', 'Email rate limit exceeded. Free plans are limited to 3000 emails per month.'),
  ],
  [{ mail: { status: 400, body: { message: 'bad' } } }, failure(400, 'INVALID_INPUT', 'Invalid email request: bad')],
  [
    { mail: { status: 404, body: { message: 'no project' } } },
    failure(404, 'INTERNAL_ERROR', 'Failed to send email: no project'),
  ],
  [boom, failure(500, 'INTERNAL_ERROR', 'Failed to send email: boom')],
  [
    { mail: { status: 502, body: {} } },
    failure(502, 'INTERNAL_ERROR', 'Failed to send email: Request failed with status code 502'),
  ],
  [
    { mail: { status: 503 } },
    failure(503, 'INTERNAL_ERROR', 'Failed to send email: Request failed with status code 503'),
  ],
  [
    { mail: { status: 200, body: { success: false } } },
    failure(500, 'INTERNAL_ERROR', 'Email service returned unsuccessful response'),
  ],
  [
    { mail: 'unreachable', smtp },
    failure(500, 'EMAIL_SMTP_SEND_FAILED', 'Failed to send email via SMTP: connect ECONNREFUSED 127.0.0.1:2'),
  ],
  [
    { mail: { status: 550, body: { message: 'mailbox unavailable' } }, smtp },
    failure(
      500,
      'EMAIL_SMTP_SEND_FAILED',
      "Failed to send email via SMTP: Can't send mail - all recipients were rejected: 550 mailbox unavailable",
    ),
  ],
];

const tooSoon = (seconds: number) =>
  failure(429, 'RATE_LIMITED', `Too many emails to this address. Retry after ${seconds}s.`);

/** Mail that cannot be delivered, and the interval of SMTP. */
export const deliverVectors: readonly Vector[] = [
  ...table(
    failures,
    'answers a mail to an account with %j by what went wrong, and sends nothing',
  )((options, refusal) => ({
    options,

    async run({ post, mock }) {
      expect(await post(send, { email: u.email })).toEqual(refusal);
      expect(await post('/api/auth/email/send-verification', { email: u.email })).toEqual(refusal);
      expect(await post('/api/auth/email/send-otp', { email: u.email })).toEqual(refusal);
      expect(await mock.outbox.list()).toEqual([]);
    },
  })),
  ...table(
    failures,
    'says nothing about %j to an unknown e-mail, unless it asks for a sign-in code',
  )((options, refusal) => ({
    options,

    async run({ post }) {
      const email = 'nobody@example.com';

      expect(await post(send, { email })).toEqual(sent);
      expect(await post('/api/auth/email/send-verification', { email })).toEqual(sentAny);
      expect(await post('/api/auth/email/send-otp', { email })).toEqual(refusal);
    },
  })),
  ...table<Failing>(
    [{ mail: 'works' }, { mail: { status: 200, body: { success: true } } }, { mail: 'works', smtp }],
    'delivers with %j',
  )((options) => ({
    options,

    async run({ post, mock }) {
      expect(await post(send, { email: u.email })).toEqual(sent);
      expect(await mock.outbox.list()).toHaveLength(1);
    },
  })),
  {
    title: 'has killed the code before when a mail fails',
    async run(world) {
      const code = await mailedCode(world);
      await world.mock.options.set(boom);
      await world.post(send, { email: u.email });

      expect(await world.post(exchange, { email: u.email, code })).toEqual(badCode);
    },
  },
  {
    title: 'has killed the link before when a mail fails',
    options: { resetPasswordMethod: 'link' },

    async run(world) {
      const redirectTo = 'https://app.example.com/reset';
      const token = await mailedLinkToken(world, redirectTo);
      await world.mock.options.set(boom);
      await world.post(send, { email: u.email, redirectTo });

      expect(await world.get(`/api/auth/email/reset-password-link?token=${token}`)).toEqual(
        failure(400, 'INVALID_INPUT', 'Invalid or expired verification token'),
      );
    },
  },
  {
    title: 'starts the cool-down with a mail that fails',
    options: boom,
    settings: { limits: 'real' },
    async run({ post }) {
      await post(send, { email: u.email });

      expect(await post(send, { email: u.email })).toEqual(
        failure(429, 'TOO_MANY_REQUESTS', 'Please wait 60 seconds before requesting another code for this email'),
      );
    },
  },
  {
    title: 'waits between two mails of any kind over SMTP to one address, and says so without Retry-After',
    options: { smtp: { minIntervalSeconds: 120 } },
    settings: { limits: 'real' },
    async run({ post, mock }) {
      await post(send, { email: u.email });
      mock.clock.advance('61s');

      const reply = await post('/api/auth/email/send-verification', { email: u.email });

      expect(reply).toEqual(tooSoon(59));
      expect(reply.headers.get('retry-after')).toBeNull();
      expect(await mock.outbox.list()).toHaveLength(1);
    },
  },
  {
    title: 'has killed the code before when SMTP must wait',
    options: { smtp: { minIntervalSeconds: 120 } },
    settings: { limits: 'real' },
    async run(world) {
      const code = await mailedCode(world);
      world.mock.clock.advance('61s');
      expect(await world.post(send, { email: u.email })).toEqual(tooSoon(59));

      expect(await world.post(exchange, { email: u.email, code })).toEqual(badCode);
    },
  },
  {
    title: 'mails again when the interval is over',
    options: { smtp: { minIntervalSeconds: 120 } },
    settings: { limits: 'real' },
    async run({ post, mock }) {
      await post(send, { email: u.email });
      mock.clock.advance('120s');

      expect(await post(send, { email: u.email })).toEqual(sent);
    },
  },
  {
    title: 'does not wait where limits are off',
    options: { smtp },

    async run({ post }) {
      await post(send, { email: u.email });

      expect(await post(send, { email: u.email })).toEqual(sent);
    },
  },
];
