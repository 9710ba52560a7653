import { createMockControl } from '@resetkit/mock-server/control';
import { serve } from '@resetkit/mock-server/http';
import { expect, onTestFinished, test } from 'vitest';
import {
  askAt,
  confirmation,
  done,
  good,
  mailedToken,
  resetAt,
  signInAt,
  start,
  tokenRefused,
  tooMany,
  u,
  wrong,
} from './world.ts';

test.each(['expired', 'used', 'tampered', 'account-gone'] as const)(
  '%s: the token is not valid, and nothing tells why',
  async (name) => {
    const { mock, post } = start();

    const { token = '' } = await mock.situations.make(name);

    expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
    expect(await post(resetAt(), confirmation(token))).toEqual(tokenRefused);
  },
);

test('tampered: no token stays good, though the bits of its last character do not all count', async () => {
  const { mock, post } = start();
  const emails = Array.from({ length: 20 }, (_, index) => `ada${index}@example.com`);

  const answers = emails.map(async (email) => {
    const { token = '' } = await mock.situations.make('tampered', { email });
    return post(resetAt(), confirmation(token));
  });

  expect(await Promise.all(answers)).toEqual(emails.map(() => tokenRefused));
});

test.each(['fresh', 'superseded', 'scanner-opened', 'burnt-by-weak-password', 'oauth-only', 'unverified'] as const)(
  '%s: the token sets a password, which then signs in',
  async (name) => {
    const { mock, post } = start();

    const { email, token } = await mock.situations.make(name);

    expect(await post(resetAt(), confirmation(token))).toEqual(done);
    expect(await post(signInAt(), { identity: email, password: good })).toMatchObject({ status: 200 });
  },
);

test('used: the new password is the one that signs in, and the situation can be made again for the account', async () => {
  const { mock, post } = start();
  await mock.situations.make('used', { email: u.email });

  const { password } = await mock.situations.make('used', { email: u.email });

  expect(await post(signInAt(), { identity: u.email, password })).toMatchObject({ status: 200 });
  expect(await post(signInAt(), { identity: u.email, password: u.password })).toEqual(wrong);
});

test('superseded: both mails are good, until one of them is used', async () => {
  const { mock, post } = start();
  const { email, token } = await mock.situations.make('superseded');
  const mails = await mock.outbox.list({ to: email });

  expect(mails).toHaveLength(2);
  expect(await post(resetAt(), confirmation(mails[0]?.token))).toEqual(done);
  expect(await post(resetAt(), confirmation(token))).toEqual(tokenRefused);
});

test('expired: the mail was sent as long ago as the options say', async () => {
  const { mock } = start({ collections: { users: { passwordResetToken: { duration: 60 } } } });

  const { mail } = await mock.situations.make('expired');

  expect(mail).toMatchObject({ sentAt: '2026-01-02T03:03:04.000Z', expiresAt: '2026-01-02T03:04:04.000Z' });
});

test("someone-elses: the token sets another account's password", async () => {
  const { mock, post } = start();

  const { email, password, token, mail } = await mock.situations.make('someone-elses');

  expect(await post(resetAt(), confirmation(token))).toEqual(done);
  expect(await post(signInAt(), { identity: email, password })).toMatchObject({ status: 200 });
  expect(await post(signInAt(), { identity: mail?.to, password: good })).toMatchObject({ status: 200 });
});

test('unverified: the token verifies the address too', async () => {
  const { mock, post } = start();

  const { email, token } = await mock.situations.make('unverified');

  expect(await mock.accounts.find(email)).toMatchObject({ emailVerified: false });
  await post(resetAt(), confirmation(token));
  expect(await mock.accounts.find(email)).toMatchObject({ emailVerified: true });
});

test('unknown-account: the answer is the usual one, and there is no mail', async () => {
  const { mock } = start();

  const { answer, mail, link } = await mock.situations.make('unknown-account');

  expect([answer, mail, link]).toEqual([{ status: 204 }, undefined, undefined]);
});

test('rate-limited: the next request is answered as usual and brings no mail for 120 seconds', async () => {
  const { mock, post } = start();
  const { email } = await mock.situations.make('rate-limited');
  const mails = async () => (await mock.outbox.list({ to: email })).length;

  expect(await post(askAt(), { email })).toEqual(done);
  expect(await mails()).toBe(1);
  await mock.clock.advance('121s');
  expect(await post(askAt(), { email })).toEqual(done);
  expect(await mails()).toBe(2);
});

test('rate-limited-address: every request from this address is refused', async () => {
  const { mock, post } = start();

  await mock.situations.make('rate-limited-address');

  expect(await post(askAt(), { email: u.email })).toEqual(tooMany);
});

test('mail-fails: the answer is the usual one, no mail comes, and the account need not wait', async () => {
  const { mock, post } = start();

  const { answer, mail, email } = await mock.situations.make('mail-fails');
  await mock.options.set({ mail: 'works' });

  expect([answer, mail]).toEqual([{ status: 204 }, undefined]);
  expect(await post(askAt(), { email })).toEqual(done);
});

test('a token that somebody has asked for is good still where a situation was made for another account', async () => {
  const world = start();
  const token = await mailedToken(world);

  await world.mock.situations.make('used');

  expect(await world.post(resetAt(), confirmation(token))).toEqual(done);
});

test('over a port and in a namespace the link leads there, and its token is good there alone', async () => {
  const { mock: served } = start();
  const server = await serve(served, { port: 0 });
  onTestFinished(() => server.close());
  const mock = createMockControl({ baseUrl: server.url, provider: 'pocketbase', namespace: 'worker-3' });

  const { link = '', token = '' } = await mock.situations.make('scanner-opened');

  expect(link).toContain(`${server.url}/@worker-3/pocketbase/_/#/auth/confirm-password-reset/${token}`);
  const confirm = (origin: string) =>
    fetch(`${origin}/pocketbase${resetAt()}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(confirmation(token)),
    });
  expect((await confirm(server.url)).status).toBe(400);
  expect((await confirm(`${server.url}/@worker-3`)).status).toBe(204);
});
