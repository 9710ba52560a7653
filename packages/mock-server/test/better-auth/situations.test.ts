import { expect, test } from 'vitest';
import { badToken, better, canSignIn, done, start, target, tooMany, tooManyTries, u, userNotFound } from './world.ts';

const ask = '/api/auth/request-password-reset';
const reset = '/api/auth/reset-password';

test.each(['expired', 'used', 'tampered'] as const)('%s: the token is not valid', async (name) => {
  const { mock, post, get } = start();

  const { token = '', link = '' } = await mock.situations.make(name);

  expect(token).toMatch(/^[A-Za-z0-9]{24}$/);
  expect(await post(reset, { token, newPassword: better })).toEqual(badToken);
  expect(target(await get(link))[1]).toMatch(/\?error=INVALID_TOKEN$/);
});

test.each(['fresh', 'superseded', 'scanner-opened', 'burnt-by-weak-password', 'oauth-only', 'unverified'] as const)(
  '%s: the token sets a password',
  async (name) => {
    const { mock, post } = start();

    const { token } = await mock.situations.make(name);

    expect(await post(reset, { token, newPassword: better })).toEqual(done);
  },
);

test('account-gone: the token stays, and its account is not found', async () => {
  const { mock, post } = start();

  const { token } = await mock.situations.make('account-gone');

  for (const _ of [1, 2]) expect(await post(reset, { token, newPassword: better })).toEqual(userNotFound);
});

test('out-of-tries: the right digits are refused', async () => {
  const { mock, post } = start();

  const { email, code } = await mock.situations.make('out-of-tries');

  expect(code).toMatch(/^\d{6}$/);
  expect(await post('/api/auth/email-otp/reset-password', { email, otp: code, password: better })).toEqual(
    tooManyTries,
  );
});

test('out-of-tries: an app without the plugin cannot be in it', async () => {
  const { mock } = start({ emailOTP: false });

  await expect(mock.situations.make('out-of-tries')).rejects.toThrow('without the plugin emailOTP it mails no digits');
});

test('rate-limited-address: every request for a link is refused', async () => {
  const { mock, post } = start();

  await mock.situations.make('rate-limited-address');

  expect(await post(ask, { email: u.email })).toEqual(tooMany);
});

test('an app that mails digits alone is in each situation by digits', async () => {
  const world = start({ sendResetPassword: false });

  const { code, token } = await world.mock.situations.make('fresh', { email: u.email });

  expect([code, token]).toEqual([expect.stringMatching(/^\d{6}$/), undefined]);
  await world.post('/api/auth/email-otp/reset-password', { email: u.email, otp: code, password: better });
  expect(await canSignIn(world, better)).toBe(true);
});

test('a link leads to a page on an origin that the app trusts', async () => {
  const { mock, get } = start({ trustedOrigins: ['https://*.example.com', 'https://app.example.com'] });

  const { link = '' } = await mock.situations.make('fresh');

  expect(target(await get(link))[1]).toMatch(/^https:\/\/app\.example\.com\/reset-password\?token=/);
});

test('every situation can be made below another base path', async () => {
  const { mock } = start();

  for (const { name } of await mock.situations.list()) await start({ basePath: '/auth' }).mock.situations.make(name);
});
