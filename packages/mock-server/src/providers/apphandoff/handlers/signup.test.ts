import { expect, test } from 'vitest';
import { failure, follow, fromPortal, invalid, portal, seen, start, u } from '../../../../test/apphandoff/world.ts';
import type { AppHandoffSettings } from '../index.ts';

const path = '/auth/signup';
const ada = { email: 'ada@example.com', password: 'Analytical-Engine-1843' };
const taken = { status: 200, body: { ok: true, message: 'Check your email to confirm your account.' } };
const undelivered = failure(502, 'email_delivery_failed', 'The email could not be sent');
const expected = (received: string): string => `Invalid input: expected string, received ${received}`;

test('makes an account that can sign in once its mail is confirmed', async () => {
  const { post, mock } = start();
  expect(await post(path, { ...ada, name: 'Ada' }, fromPortal)).toEqual(taken);
  expect(await mock.accounts.find(ada.email)).toMatchObject({ name: 'Ada', emailVerified: false });
  expect((await post('/auth/login', ada, fromPortal)).status).toBe(401);

  const { link = '', subject } = await mock.outbox.waitFor({ to: ada.email, kind: 'verification' });
  const { to, fragment } = await follow(mock.fetch, link);

  expect(subject).toBe('Confirm your AppHandoff account');
  expect([to, fragment['type']]).toEqual([`${portal}/auth/callback`, 'signup']);
  expect((await post('/auth/login', ada, fromPortal)).status).toBe(200);
});

test('answers whoever has an account alike, and neither mails nor changes anything', async () => {
  const { post, mock } = start();

  const known = await post(path, { ...ada, email: u.email }, fromPortal);
  expect(await mock.outbox.list()).toEqual([]);

  expect(seen(known)).toEqual(seen(await post(path, ada, fromPortal)));
  expect((await post('/auth/login', u, fromPortal)).status).toBe(200);
});

test.each([
  [{}, invalid(['email', expected('undefined')], ['password', expected('undefined')])],
  [{ ...ada, email: 'foo' }, invalid(['email', 'Invalid email address'])],
  [{ ...ada, name: 5 }, invalid(['name', expected('number')])],
  [{ ...ada, callback_origin: 5 }, invalid(['callback_origin', expected('number')])],
  [{ ...ada, email: `${'a'.repeat(250)}@example.com` }, invalid(['email', 'An email address is too long'])],
  [{ ...ada, password: 'x'.repeat(73) }, invalid(['password', 'Password cannot be longer than 72 characters'])],
])('refuses %j', async (body, reply) => {
  const { post, mock } = start();

  expect(await post(path, body, fromPortal)).toEqual(reply);
  expect(await mock.accounts.find(ada.email)).toBeUndefined();
});

test('is for browsers on a page of the portal', async () => {
  expect(await start().post(path, ada)).toEqual(failure(403, 'origin_not_allowed', 'This origin is not allowed'));
});

test('refuses a callback origin that is not allowed, where told to', async () => {
  const body = { ...ada, callback_origin: 'https://evil.example' };

  expect(await start({ rejectUnknownOrigin: true }).post(path, body, fromPortal)).toEqual(
    failure(400, 'origin_not_allowed', 'This callback origin is not allowed'),
  );
});

test.each<[AppHandoffSettings, string, object]>([
  [{ emailDelivery: 'fail' }, ada.email, undelivered],
  [{ emailDelivery: 'fail' }, u.email, taken],
  [{ emailDelivery: 'fail', deliveryFailure: 'always' }, u.email, undelivered],
  [{ authConfigured: false }, ada.email, failure(502, 'auth_not_configured', 'Authentication is not configured')],
])('with %j, %s is told that something failed, or not', async (options, email, reply) => {
  expect(await start(options).post(path, { ...ada, email }, fromPortal)).toEqual(reply);
});

test('has made the account all the same when its mail fails', async () => {
  const { post, mock } = start({ emailDelivery: 'fail' });
  await post(path, ada, fromPortal);

  expect(await mock.accounts.find(ada.email)).toMatchObject({ emailVerified: false });
});

test('mails an account that was never confirmed again', async () => {
  const { post, mock } = start();
  await post(path, ada, fromPortal);
  await post(path, ada, fromPortal);

  expect(await mock.outbox.list()).toHaveLength(2);
});
