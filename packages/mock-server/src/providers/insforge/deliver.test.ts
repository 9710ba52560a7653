import { expect, test } from 'vitest';
import { failure, mailedCode, otherThan, start, u } from '../../../test/insforge/world.ts';
import type { InsforgeOptions } from './options.ts';

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
const _badCode = failure(400, 'INVALID_INPUT', 'Invalid or expired verification code');
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

const _failures: readonly [Failing, ReturnType<typeof failure>][] = [
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

const _tooSoon = (seconds: number) =>
  failure(429, 'RATE_LIMITED', `Too many emails to this address. Retry after ${seconds}s.`);

test('keeps the code of a mail that failed alive', async () => {
  const draws = { random: 'the same code' };
  const code = await mailedCode(start({}, draws));
  const failing = start(boom, draws);
  await failing.post(send, { email: u.email });

  expect((await failing.post(exchange, { email: u.email, code: otherThan(code) })).status).toBe(400);
  expect((await failing.post(exchange, { email: u.email, code })).status).toBe(200);
});

test('waits for nobody with an interval of 0, for no other address and after no failed mail', async () => {
  const none = start({ smtp: { minIntervalSeconds: 0 } }, { limits: { cooldown: { windowMs: 0 } } });
  await none.post(send, { email: u.email });
  expect(await none.post(send, { email: u.email })).toEqual(sent);

  const failed = start({ smtp, mail: 'unreachable' }, { limits: { cooldown: { windowMs: 0 } } });
  await failed.post(send, { email: u.email });
  await failed.mock.options.set({ mail: 'works' });
  expect(await failed.post(send, { email: u.email })).toEqual(sent);
  expect(await failed.post('/api/auth/email/send-otp', { email: 'nobody@example.com' })).toEqual(sentAny);
});
