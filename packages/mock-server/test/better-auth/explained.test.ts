import { expect, test } from 'vitest';
import { mailedCode, signedIn, start, u, type World } from './world.ts';

const check = '/api/auth/email-otp/check-verification-otp';

async function digitsFor({ post, mock }: World, type: string) {
  await post('/api/auth/email-otp/send-verification-otp', { email: u.email, type });
  return mock.outbox.waitFor({ to: u.email });
}

test.each([
  ['sign-in', 'signInEmailOTP', '/api/auth/sign-in/email-otp'],
  ['email-verification', 'verifyEmailOTP', '/api/auth/email-otp/verify-email'],
])('digits for %s are used by %s', async (type, operation, path) => {
  const world = start();
  const mail = await digitsFor(world, type);
  expect((await world.mock.explain(mail)).state).toBe('valid');

  await world.post(path, { email: u.email, otp: mail.code });

  expect(await world.mock.explain(mail)).toMatchObject({ state: 'used', sentence: expect.stringContaining(operation) });
});

test('digits are replaced by newer ones for the same purpose alone', async () => {
  const world = start();
  const mail = await digitsFor(world, 'sign-in');

  await mailedCode(world);
  expect((await world.mock.explain(mail)).state).toBe('valid');
  await digitsFor(world, 'sign-in');
  expect((await world.mock.explain(mail)).state).toBe('superseded');
});

test('wrong digits count for their purpose alone', async () => {
  const world = start();
  await mailedCode(world);
  const [mail] = await world.mock.outbox.list();
  const wrong = (type: string) => world.post(check, { email: u.email, otp: 'x', type });

  for (const _ of [1, 2, 3, 4]) await wrong('sign-in');
  expect((await world.mock.explain(mail?.id ?? '')).state).toBe('valid');
  for (const _ of [1, 2, 3, 4]) await wrong('forget-password');
  expect((await world.mock.explain(mail?.id ?? '')).state).toBe('out-of-tries');
});

test('to check digits is not to use them', async () => {
  const world = start();
  const otp = await mailedCode(world);

  await world.post(check, { email: u.email, otp, type: 'forget-password' });
  await world.post('/api/auth/email-otp/reset-password', { email: u.email, otp, password: u.password });

  expect((await world.mock.explain(otp)).events.map(({ what }) => what)).toEqual([
    'POST requestPasswordResetEmailOTP issued it',
    'POST checkVerificationOTP carried it, and left it as it was',
    'POST resetPasswordEmailOTP used it',
  ]);
});

test('a link that verifies stays good when it was followed', async () => {
  const world = start({}, { seed: [{ ...u, emailVerified: false }] });
  await world.post('/api/auth/send-verification-email', { email: u.email });
  const mail = await world.mock.outbox.waitFor({ to: u.email });

  await world.get(mail.link ?? '');

  expect((await world.mock.explain(mail)).state).toBe('valid');
});

test.each([
  ['revoke-sessions', 'ended', 'ended'],
  ['revoke-other-sessions', 'valid', 'ended'],
  ['revoke-session', 'valid', 'ended'],
  ['sign-out', 'ended', 'valid'],
] as const)('after %s the own session is %s and another one is %s', async (path, own, other) => {
  const world = start();
  const [caller, another] = [await signedIn(world), await signedIn(world)];
  const valueIn = ({ cookie }: { readonly cookie: string }) => cookie.slice(cookie.indexOf('=') + 1);
  const body = path === 'revoke-session' ? { token: valueIn(another).split('.')[0] } : {};

  await world.post(`/api/auth/${path}`, body, caller);

  expect((await world.mock.explain(valueIn(caller))).state).toBe(own);
  expect((await world.mock.explain(valueIn(another))).state).toBe(other);
});
