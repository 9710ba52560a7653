import { createMockControl } from '@resetkit/mock-server/control';
import { serve } from '@resetkit/mock-server/http';
import { expect, onTestFinished, test } from 'vitest';
import {
  badToken,
  coolingDown,
  limitOf,
  mismatch,
  nothing,
  start,
  strong,
  tooMany,
  u,
  userNotFound,
  weak,
} from './world.ts';

const ask = '/auth/reset/password-email';
const reset = '/auth/reset/password';
const signIn = '/auth/simple/login';

test.each(['expired', 'used', 'superseded', 'tampered'] as const)('%s: the token is not valid', async (name) => {
  const { mock, post, get } = start();

  const { token = '' } = await mock.situations.make(name);

  expect(token).toMatch(/^\$2b\$10\$[./A-Za-z0-9]{53}$/);
  expect(await post(reset, { token, password: strong })).toEqual(badToken);
  expect(await get(`/auth/reset/validate?token=${encodeURIComponent(token)}`)).toEqual(badToken);
});

test.each(['fresh', 'scanner-opened', 'burnt-by-weak-password', 'oauth-only'] as const)(
  '%s: the token sets a password, which then signs in',
  async (name) => {
    const { mock, post } = start();

    const { email, token } = await mock.situations.make(name);

    expect(await post(reset, { token, password: strong })).toEqual(nothing);
    expect(await post(signIn, { username: email, password: strong })).toMatchObject({ status: 200 });
  },
);

test('used: the new password is the one that signs in, and the situation can be made again for the account', async () => {
  const { mock, post } = start();
  await mock.situations.make('used', { email: u.email });

  const { password } = await mock.situations.make('used', { email: u.email });

  expect(await post(signIn, { username: u.email, password })).toMatchObject({ status: 200 });
  expect(await post(signIn, { username: u.email, password: u.password })).toEqual(mismatch());
});

test('expired: the mail was sent 24 hours ago', async () => {
  const { mock } = start();

  const { mail } = await mock.situations.make('expired');

  expect(mail).toMatchObject({ sentAt: '2026-01-01T03:04:04.000Z', expiresAt: '2026-01-02T03:04:04.000Z' });
});

test('superseded: the later mail is good', async () => {
  const { mock, post } = start();
  const { email } = await mock.situations.make('superseded');

  const [latest] = await mock.outbox.list({ to: email });

  expect(await post(reset, { token: latest?.token, password: strong })).toEqual(nothing);
});

test("someone-elses: the token sets another account's password", async () => {
  const { mock, post } = start();

  const { email, password, token, mail } = await mock.situations.make('someone-elses');

  expect(await post(reset, { token, password: strong })).toEqual(nothing);
  expect(await post(signIn, { username: email, password })).toMatchObject({ status: 200 });
  expect(await post(signIn, { username: mail?.to, password: strong })).toMatchObject({ status: 200 });
});

test('scanner-opened: the page of the link was fetched from the mock three times', async () => {
  const { mock } = start();

  await mock.situations.make('scanner-opened');

  const opened = (await mock.journal.list()).filter(({ target }) => target.startsWith('/reset-password?'));
  expect(opened.map(({ method, situation }) => `${method} ${situation}`)).toEqual([
    'GET scanner-opened',
    'HEAD scanner-opened',
    'GET scanner-opened',
  ]);
});

test('burnt-by-weak-password: the weak password was refused', async () => {
  const { mock, post } = start();

  const { token } = await mock.situations.make('burnt-by-weak-password');

  const [last] = await mock.journal.list({ operation: 'changePassword' });
  expect(last?.response?.status).toBe(400);
  expect(await post(reset, { token, password: 'weak' })).toEqual(
    weak(
      'The password must be at least 10 characters long.',
      'The password must contain at least one uppercase letter.',
      'The password must contain at least one number.',
      'The password must contain at least one special character.',
    ),
  );
});

test('account-gone: the user of the token is not found', async () => {
  const { mock, post, get } = start();

  const { token = '' } = await mock.situations.make('account-gone');

  expect(await post(reset, { token, password: strong })).toEqual(userNotFound);
  expect(await get(`/auth/reset/validate?token=${encodeURIComponent(token)}`)).toEqual(userNotFound);
});

test('unknown-account: the answer says so, and there is no mail', async () => {
  const { mock } = start();

  const { answer, mail, link } = await mock.situations.make('unknown-account');

  expect(answer).toEqual(userNotFound);
  expect([mail, link]).toEqual([undefined, undefined]);
});

test('oauth-only: the account has no password to sign in with', async () => {
  const { mock, post } = start();

  const { email, password } = await mock.situations.make('oauth-only');

  expect(await mock.accounts.find(email)).toMatchObject({ hasPassword: false });
  expect(await post(signIn, { username: email, password })).toEqual(mismatch());
});

test('rate-limited: the next mail for this account is refused within a minute, and others are sent', async () => {
  const { mock, post } = start();
  const { email, mail } = await mock.situations.make('rate-limited');

  const refused = await post(ask, { email });

  expect(mail).toBeDefined();
  expect(refused).toEqual(coolingDown);
  expect(limitOf(refused)).toEqual(['1;w=60', '1', '0', '60']);
  expect(await post(ask, { email: u.email })).toEqual(nothing);
  await mock.clock.advance('60s');
  expect(await post(ask, { email })).toEqual(nothing);
});

test('rate-limited-address: every request from this address is refused', async () => {
  const { mock, post } = start();

  await mock.situations.make('rate-limited-address');

  const refused = await post(ask, { email: u.email });
  expect(refused).toEqual(tooMany);
  expect([...limitOf(refused), refused.headers.get('retry-after')]).toEqual(['1;w=60', '1', '0', '60', '60']);
});

test.each(['not-configured', 'mail-fails'] as const)(
  '%s: the answer is the usual one, and no mail comes',
  async (name) => {
    const { mock, post } = start();

    const { answer, mail } = await mock.situations.make(name);

    expect([answer, mail]).toEqual([{ status: 200 }, undefined]);
    expect(await post(ask, { email: u.email })).toEqual(nothing);
    expect(await mock.outbox.list()).toEqual([]);
  },
);

test.each(['not-configured', 'unreachable'] as const)(
  'where no mail comes (%s), a code cannot be in any state, and nothing is changed',
  async (mail) => {
    const { mock } = start({ mail });
    const before = await mock.accounts.list();

    for (const name of ['fresh', 'expired', 'used', 'rate-limited'] as const) {
      await expect(mock.situations.make(name)).rejects.toThrow(
        `Unleash cannot be in the situation "${name}" now: the request for a reset mail was answered 200, and no mail was sent.`,
      );
    }
    expect(await mock.accounts.list()).toEqual(before);
  },
);

test.each(['fresh', 'oauth-only', 'account-gone'] as const)(
  '%s: an account that is there keeps its id, name and role, and its password is told',
  async (name) => {
    const account = { ...u, id: '42', username: 'una', rootRole: 'Admin' as const };
    const { mock } = start({}, { seed: [account] });
    const before = await mock.accounts.find(u.email);

    const { email, password } = await mock.situations.make(name, { email: u.email });

    expect({ email, password }).toEqual({ email: u.email, password: u.password });
    const after = name === 'account-gone' ? undefined : { ...before, hasPassword: name === 'fresh' };
    expect(await mock.accounts.find(u.email)).toEqual(after);
  },
);

test('every situation can be made below a base path', async () => {
  const { mock } = start();
  const names = (await mock.situations.list()).map(({ name }) => name);

  for (const name of names) {
    const { mock: below } = start({ baseUriPath: '/flags' });
    await below.situations.make(name);
  }
});

test('over a port and in a namespace the link leads there, and its token is good there alone', async () => {
  const { mock: served } = start();
  const server = await serve(served, { port: 0 });
  onTestFinished(() => server.close());
  const mock = createMockControl({ baseUrl: server.url, provider: 'unleash', namespace: 'worker-3' });

  const { link = '', token = '' } = await mock.situations.make('scanner-opened');

  expect(link).toBe(`${server.url}/@worker-3/unleash/reset-password?token=${token}`);
  const check = `/unleash/auth/reset/validate?token=${encodeURIComponent(token)}`;
  expect((await fetch(`${server.url}/@worker-3${check}`)).status).toBe(200);
  expect((await fetch(`${server.url}${check}`)).status).toBe(401);
});
