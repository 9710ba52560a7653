import { expect, test } from 'vitest';
import { refused, start, strong, u } from './world.ts';

const hosted = () => start({ service: 'hosted' }, { limits: 'off' });

test.each([
  ['expired', 'EXPIRED_OOB_CODE'],
  ['used', 'INVALID_OOB_CODE'],
  ['tampered', 'INVALID_OOB_CODE'],
] as const)('%s: looking at the code and setting a password are refused with %s', async (name, message) => {
  const { mock, app } = hosted();

  const { token } = await mock.situations.make(name);

  expect(await app('resetPassword', { oobCode: token })).toMatchObject(refused(message));
  expect(await app('resetPassword', { oobCode: token, newPassword: strong })).toMatchObject(refused(message));
});

test.each(['fresh', 'superseded', 'scanner-opened', 'burnt-by-weak-password', 'oauth-only', 'unverified'] as const)(
  '%s: the code sets a password, which then signs in',
  async (name) => {
    const { mock, app } = hosted();

    const { email, token } = await mock.situations.make(name);

    expect(await app('resetPassword', { oobCode: token, newPassword: strong })).toMatchObject({ status: 200 });
    expect(await app('signInWithPassword', { email, password: strong })).toMatchObject({ status: 200 });
  },
);

test('disabled: the password is set, and signing in is refused', async () => {
  const { mock, app } = hosted();

  const { email, token } = await mock.situations.make('disabled');

  expect(await app('resetPassword', { oobCode: token, newPassword: strong })).toMatchObject({ status: 200 });
  expect(await app('signInWithPassword', { email, password: strong })).toMatchObject(refused('USER_DISABLED'));
});

test('rate-limited: the next mail is refused, and the one after a minute is not', async () => {
  const { mock, app } = hosted();
  const ask = () => app('sendOobCode', { requestType: 'PASSWORD_RESET', email: u.email });

  await mock.situations.make('rate-limited', { email: u.email });

  expect(await ask()).toMatchObject(refused('RESET_PASSWORD_EXCEED_LIMIT'));
  mock.clock.advance('60s');
  expect(await ask()).toMatchObject({ status: 200 });
});

test.each(['expired', 'rate-limited'] as const)('%s: not in the emulator', async (name) => {
  await expect(start().mock.situations.make(name)).rejects.toThrow('the emulator');
});
