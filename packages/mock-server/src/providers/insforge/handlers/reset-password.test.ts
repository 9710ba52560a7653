import { expect, test } from 'vitest';
import { exchangedToken, failure, mailedLinkToken, start, textAt, u } from '../../../../test/insforge/world.ts';

const reset = '/api/auth/email/reset-password';
const sessions = '/api/auth/sessions';
const newPassword = 'u-new-pass2';
const badToken = failure(400, 'INVALID_INPUT', 'Invalid or expired verification token');
const done = { status: 200, body: { message: 'Password reset successfully. Please login with your new password.' } };

test.each<[unknown, string]>([
  [{}, 'newPassword: Required, otp: Required'],
  [undefined, 'newPassword: Required, otp: Required'],
  [{ newPassword: 5, otp: 'x' }, 'newPassword: Expected string, received number'],
  [{ newPassword, otp: '' }, 'otp: OTP/token is required'],
  [{ newPassword, otp: null }, 'otp: Expected string, received null'],
  [{ newPassword, otp: 5 }, 'otp: Expected string, received number'],
  [{ newPassword, otp: [] }, 'otp: Expected string, received array'],
  [{ newPassword, token: 'x' }, 'otp: Required'],
  [{ otp: 'x' }, 'newPassword: Required'],
  [[], ': Expected object, received array'],
])('refuses %j', async (body, message) => {
  expect(await start().post(reset, body)).toEqual(failure(400, 'INVALID_INPUT', message));
});

test('leaves an empty password to the policy', async () => {
  expect(await start().post(reset, { newPassword: '', otp: 'x' })).toEqual(
    failure(400, 'INVALID_INPUT', 'Password must contain at least 6 characters long'),
  );
});

test('answers with a message alone and sets no cookie', async () => {
  const world = start();
  const otp = await exchangedToken(world);

  const reply = await world.post(reset, { newPassword, otp });

  expect(reply).toEqual(done);
  expect(reply.headers.get('set-cookie')).toBeNull();
});

test('takes a token until its 24 hours are over', async () => {
  const world = start();
  const otp = await exchangedToken(world);
  world.mock.clock.advance('24h');
  expect(await world.post(reset, { newPassword, otp })).toEqual(badToken);

  const other = start();
  const good = await exchangedToken(other);
  other.mock.clock.advance(24 * 3_600_000 - 1);
  expect(await other.post(reset, { newPassword, otp: good })).toEqual(done);
});

test.each<[string, (token: string) => string]>([
  ['in capitals', (token) => token.toUpperCase()],
  ['with a space after it', (token) => `${token} `],
  ['without its end', (token) => token.slice(0, -1)],
])('does not know a token %s', async (_, change) => {
  const world = start({ resetPasswordMethod: 'link' }, { random: 'a seed with letters' });
  const token = await mailedLinkToken(world, 'https://app.example.com/reset');

  expect(await world.post(reset, { newPassword, otp: change(token) })).toEqual(badToken);
});

test('takes the token of a link, without the link ever being followed', async () => {
  const world = start({ resetPasswordMethod: 'link' });
  const otp = await mailedLinkToken(world, 'https://app.example.com/reset');

  expect(await world.post(reset, { newPassword, otp })).toEqual(done);
});

test('takes the token of a link whose redirect is no longer allowed', async () => {
  const world = start({ resetPasswordMethod: 'link' });
  const otp = await mailedLinkToken(world, 'https://app.example.com/reset');
  await world.mock.options.set({ allowedRedirectUrls: ['https://other.example'] });

  expect(await world.post(reset, { newPassword, otp })).toEqual(done);
});

test('does not take the token of a verification link, and leaves it alive', async () => {
  const world = start({ verifyEmailMethod: 'link' });
  await world.post('/api/auth/email/send-verification', { email: u.email, redirectTo: 'https://app.example.com/ok' });
  const { token } = await world.mock.outbox.waitFor({ kind: 'verification' });

  expect(await world.post(reset, { newPassword, otp: token })).toEqual(badToken);
  expect((await world.get(`/api/auth/email/verify-link?token=${token}`)).headers.get('location')).toBe(
    'https://app.example.com/ok?insforge_status=success&insforge_type=verify_email',
  );
});

test('leaves codes of other purposes alive', async () => {
  const world = start();
  await world.post('/api/auth/email/send-verification', { email: u.email });
  await world.post('/api/auth/email/send-otp', { email: u.email });
  const { code: verifying } = await world.mock.outbox.waitFor({ kind: 'verification' });
  const { code: signingIn } = await world.mock.outbox.waitFor({ kind: 'sign-in' });
  await world.post(reset, { newPassword, otp: await exchangedToken(world) });

  expect((await world.post('/api/auth/email/verify', { email: u.email, otp: verifying })).status).toBe(200);
  expect((await world.post(sessions, { method: 'otp', email: u.email, otp: signingIn })).status).toBe(200);
});

test('allows the old password again and mails no confirmation', async () => {
  const world = start();
  const otp = await exchangedToken(world);

  expect(await world.post(reset, { newPassword: u.password, otp })).toEqual(done);

  expect(await world.mock.outbox.list()).toHaveLength(1);
});

test('moves updatedAt and changes nothing else that shows', async () => {
  const world = start();
  const before = await world.mock.accounts.find(u.email);
  const otp = await exchangedToken(world);
  world.mock.clock.advance('1h');
  await world.post(reset, { newPassword, otp });

  expect(await world.mock.accounts.find(u.email)).toEqual({ ...before, updatedAt: '2026-01-02T04:04:05.000Z' });
});

test.each([
  ['a NUL in it', 'abc\0defgh', 'abc', 401],
  ['more than 72 bytes', `${'a'.repeat(72)}b`, `${'a'.repeat(72)}c`, 200],
  ['letters of several bytes', 'pässwörd', 'pässwörd', 200],
])('sets a password with %s', async (_, password, tried, status) => {
  const world = start({ passwordMinLength: 4 });
  await world.post(reset, { newPassword: password, otp: await exchangedToken(world) });

  expect((await world.post(sessions, { email: u.email, password })).status).toBe(200);
  expect((await world.post(sessions, { email: u.email, password: tried })).status).toBe(status);
});

test('resets the password of whoever registered the e-mail since', async () => {
  const world = start();
  const otp = await exchangedToken(world);
  await world.mock.accounts.delete(u.email);
  const { anonKey } = await world.mock.options.get();
  const registered = await world.post(
    '/api/auth/users',
    { email: u.email, password: 'somebody-else-1' },
    { authorization: `Bearer ${anonKey}` },
  );

  expect(await world.post(reset, { newPassword, otp })).toEqual(done);

  const { body } = await world.post(sessions, { email: u.email, password: newPassword });
  expect(textAt(body, 'user', 'id')).toBe(textAt(registered.body, 'user', 'id'));
});

test('lets one of two simultaneous resets set the password', async () => {
  const world = start();
  const otp = await exchangedToken(world);

  const replies = await Promise.all(
    ['one-new-pass1', 'other-new-pass1'].map((password) => world.post(reset, { newPassword: password, otp })),
  );

  expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
  expect(replies).toContainEqual(badToken);
});
