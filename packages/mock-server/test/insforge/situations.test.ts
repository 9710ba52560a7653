import { expect, test } from 'vitest';
import { start, u } from './world.ts';

const exchange = '/api/auth/email/exchange-reset-password-token';
const reset = '/api/auth/email/reset-password';
const send = '/api/auth/email/send-reset-password';
const invalidCode = {
  status: 400,
  body: { error: 'INVALID_INPUT', message: 'Invalid or expired verification code', statusCode: 400 },
};
const invalidToken = {
  status: 400,
  body: { error: 'INVALID_INPUT', message: 'Invalid or expired verification token', statusCode: 400 },
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
    expect(await post(reset, { newPassword: 'Another-Password-1', otp: token })).toEqual(invalidToken);
  },
);

test.each(['fresh', 'scanner-opened', 'burnt-by-weak-password'] as const)(
  '%s: the token of a link is good',
  async (name) => {
    const { mock, post } = start({ resetPasswordMethod: 'link' });

    const { token } = await mock.situations.make(name);

    expect((await post(reset, { newPassword: 'Another-Password-1', otp: token })).status).toBe(200);
  },
);

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

  expect((await post(reset, { newPassword: 'Another-Password-1', otp: token })).status).toBe(500);
});

test('unknown-account: the answer is that of a known one, and there is no mail', async () => {
  const { mock } = start();

  const known = await mock.situations.make('fresh');
  const unknown = await mock.situations.make('unknown-account');

  expect(unknown.answer).toEqual(known.answer);
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
  ['not-configured', 503],
  ['mail-fails', 500],
] as const)('%s: everybody is answered %i', async (name, status) => {
  const { mock, post } = start();

  const { answer } = await mock.situations.make(name);

  expect(answer?.status).toBe(status);
  expect((await post(send, { email: 'u@example.com' })).status).toBe(status);
});

test('rate-limited-address: every request from this address is refused', async () => {
  const { mock, post } = start();

  await mock.situations.make('rate-limited-address');

  expect((await post(send, { email: 'u@example.com' })).status).toBe(429);
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
