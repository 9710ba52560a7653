import { expect, test } from 'vitest';
import { failure, start, textAt, u } from './world.ts';

const exchange = '/api/auth/email/exchange-reset-password-token';
const reset = '/api/auth/email/reset-password';
const send = '/api/auth/email/send-reset-password';
const newPassword = 'Another-Password-1';
const invalidCode = failure(400, 'INVALID_INPUT', 'Invalid or expired verification code');
const invalidToken = failure(400, 'INVALID_INPUT', 'Invalid or expired verification token');
const done = { status: 200, body: { message: 'Password reset successfully. Please login with your new password.' } };
const tooSoon = failure(
  429,
  'TOO_MANY_REQUESTS',
  'Please wait 60 seconds before requesting another code for this email',
);
const tooMany = failure(
  429,
  'TOO_MANY_REQUESTS',
  'Too many send email verification requests from this IP. Please try again in 15 minutes.',
);
const sent = {
  status: 202,
  body: {
    success: true,
    message: 'If your email is registered, we have sent you a password reset code. Please check your inbox.',
  },
};

test.each(['expired', 'used', 'superseded', 'tampered', 'someone-elses', 'out-of-tries'] as const)(
  '%s: the code is refused without a reason',
  async (name) => {
    const { mock, post } = start();

    const { email, code } = await mock.situations.make(name);

    expect(code).toMatch(/^\d{6}$/);
    expect(await post(exchange, { email, code })).toEqual(invalidCode);
  },
);

test.each(['expired', 'used', 'superseded', 'tampered'] as const)(
  '%s: the token of a link is refused',
  async (name) => {
    const { mock, post } = start({ resetPasswordMethod: 'link' });

    const { token } = await mock.situations.make(name);

    expect(token).toMatch(/^[0-9a-z]+$/);
    expect(await post(reset, { newPassword, otp: token })).toEqual(invalidToken);
  },
);

test.each(['fresh', 'scanner-opened', 'burnt-by-weak-password'] as const)(
  '%s: the token of a link is good',
  async (name) => {
    const { mock, post } = start({ resetPasswordMethod: 'link' });

    const { token } = await mock.situations.make(name);

    expect(await post(reset, { newPassword, otp: token })).toEqual(done);
  },
);

test.each(['fresh', 'scanner-opened', 'burnt-by-weak-password', 'oauth-only', 'unverified'] as const)(
  '%s: the code becomes a token, which sets a password',
  async (name) => {
    const { mock, post } = start();

    const { email, code } = await mock.situations.make(name);

    // The weak password was tried with the code's token, so that the code is used up. The token is not.
    if (name === 'burnt-by-weak-password') {
      expect(await post(exchange, { email, code })).toEqual(invalidCode);
      return;
    }
    const { status, body } = await post(exchange, { email, code });
    expect({ status, body }).toEqual({
      status: 200,
      body: { token: expect.stringMatching(/^[\da-f]{64}$/), expiresAt: expect.any(String) },
    });
    expect(await post(reset, { newPassword, otp: textAt(body, 'token') })).toEqual(done);
  },
);

test('scanner-opened: the link led on each time, and is not used up by it', async () => {
  const { mock } = start({ resetPasswordMethod: 'link' });

  await mock.situations.make('scanner-opened');

  const opened = await mock.journal.list({ operation: 'resetPasswordLink' });
  expect(opened.map(({ method, response }) => [method, response?.status])).toEqual([
    ['GET', 302],
    ['HEAD', 302],
    ['GET', 302],
  ]);
});

test('burnt-by-weak-password: the weak password was refused', async () => {
  const { mock } = start({ resetPasswordMethod: 'link' });

  await mock.situations.make('burnt-by-weak-password');

  const [row] = await mock.journal.list({ operation: 'resetPassword' });
  const refused = failure(400, 'INVALID_INPUT', 'Password must contain at least 6 characters long');
  expect([row?.response?.status, row?.response?.body]).toEqual([400, refused.body]);
});

test('rate-limited: the next mail for this account is refused', async () => {
  const { mock, post } = start();

  const { email } = await mock.situations.make('rate-limited');

  expect(await post(send, { email })).toEqual(tooSoon);
});

test.each([
  [['https://app.example.com/reset'], 'https://app.example.com/reset'],
  [['https://*.example.com/**', 'https://app.example.com/reset'], 'https://app.example.com/reset'],
  [['https://*.example.com/**'], 'https://app.example.com/app'],
])('a link leads to a page that the project allows: %j', async (allowedRedirectUrls, page) => {
  const { mock } = start({ resetPasswordMethod: 'link', allowedRedirectUrls });

  const { link = '' } = await mock.situations.make('fresh');

  const opened = await mock.fetch(link, { redirect: 'manual' });
  expect(opened.headers.get('location')?.split('?')[0]).toBe(page);
});

test('account-gone: the password of nobody cannot be set', async () => {
  const { mock, post } = start({ resetPasswordMethod: 'link' });

  const { token } = await mock.situations.make('account-gone');

  expect(await post(reset, { newPassword, otp: token })).toEqual(failure(500, 'INTERNAL_ERROR', 'User not found'));
});

test('unknown-account: the answer is that of a known one, and there is no mail', async () => {
  const { mock } = start();

  const known = await mock.situations.make('fresh');
  const unknown = await mock.situations.make('unknown-account');

  expect([known.answer, unknown.answer]).toEqual([sent, sent]);
  expect([unknown.mail, unknown.code]).toEqual([undefined, undefined]);
});

test('oauth-only: the account has no password', async () => {
  const { mock } = start();

  const { email } = await mock.situations.make('oauth-only');

  expect(await mock.accounts.find(email)).toMatchObject({ hasPassword: false, providers: ['google'] });
});

test('unverified: the address was never verified', async () => {
  const { mock } = start();

  const { email } = await mock.situations.make('unverified');

  expect(await mock.accounts.find(email)).toMatchObject({ emailVerified: false });
});

test.each([
  [
    'not-configured',
    failure(
      503,
      'EMAIL_PROVIDER_NOT_CONFIGURED',
      'No email provider is configured.',
      'Configure and enable custom SMTP, then retry. Cloud-linked projects can use the managed email provider.',
    ),
  ],
  ['mail-fails', failure(500, 'INTERNAL_ERROR', 'Failed to send email: connect ECONNREFUSED 127.0.0.1:1')],
] as const)('%s: everybody is answered so', async (name, refusal) => {
  const { mock, post } = start();

  const { answer } = await mock.situations.make(name);

  expect(answer).toEqual(refusal);
  expect(await post(send, { email: 'u@example.com' })).toEqual(refusal);
});

test('rate-limited-address: every request from this address is refused', async () => {
  const { mock, post } = start();

  await mock.situations.make('rate-limited-address');

  expect(await post(send, { email: 'u@example.com' })).toEqual(tooMany);
});

test.each(['used', 'unverified'] as const)(
  '%s: tells the password of an account that was there, and keeps its id and name',
  async (name) => {
    const { mock, post } = start();
    const before = await mock.accounts.find(u.email);

    const { email, password } = await mock.situations.make(name, { email: u.email });

    expect(await mock.accounts.find(u.email)).toMatchObject({ id: before?.id, name: 'Uma', hasPassword: true });
    expect((await post('/api/auth/sessions', { email, password })).status).toBe(200);
  },
);

test('rate-limited-address: can be made again, with a mail each time', async () => {
  const { mock } = start();

  await mock.situations.make('rate-limited-address');

  expect((await mock.situations.make('rate-limited-address')).mail).toBeDefined();
});
