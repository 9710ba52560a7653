import { expect, test } from 'vitest';
import { failure, mailedCode, otherThan, start, u, type World } from '../../../../test/insforge/world.ts';

const verify = '/api/auth/email/verify';
const badCode = failure(400, 'INVALID_INPUT', 'Invalid or expired verification code');
const notSixDigits = 'otp: OTP code must be a 6-digit numeric code';
const unverified = { seed: [{ ...u, id: '00000000-0000-4000-8000-000000000001', emailVerified: false }] };

async function verificationCode({ post, mock }: World): Promise<string> {
  await post('/api/auth/email/send-verification', { email: u.email });
  const { code = '' } = await mock.outbox.waitFor({ kind: 'verification' });
  return code;
}

test.each<[unknown, string]>([
  [{}, 'email: Required, otp: Required'],
  [{ email: 'foo', otp: 'x' }, `email: Invalid email format, ${notSixDigits}`],
  [{ email: 5, otp: '123456' }, 'email: Expected string, received number'],
  [{ email: u.email, otp: 123456 }, 'otp: Expected string, received number'],
  [{ email: u.email, code: '123456' }, 'otp: Required'],
])('refuses %j', async (body, message) => {
  expect(await start().post(verify, body)).toEqual(failure(400, 'INVALID_INPUT', message));
});

test('verifies the e-mail and begins a session', async () => {
  const world = start({}, unverified);
  const otp = await verificationCode(world);
  world.mock.clock.advance('1m');

  const reply = await world.post(verify, { email: u.email, otp });

  expect(reply).toEqual({
    status: 200,
    body: {
      user: {
        id: '00000000-0000-4000-8000-000000000001',
        email: u.email,
        emailVerified: true,
        createdAt: '2026-01-02T03:04:05.000Z',
        updatedAt: '2026-01-02T03:05:05.000Z',
        providers: ['email'],
        profile: { name: 'Uma' },
        metadata: {},
      },
      accessToken: expect.any(String),
      csrfToken: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  });
  expect(reply.headers.get('set-cookie')).toMatch(/^insforge_refresh_token=eyJ/);
});

test.each(['mobile', 'desktop', 'server'])('gives a %s client its refresh token in the body', async (type) => {
  const world = start({}, unverified);
  const otp = await verificationCode(world);

  const reply = await world.post(`${verify}?client_type=${type}`, { email: u.email, otp });

  expect(reply.body).toEqual({
    user: expect.objectContaining({ emailVerified: true }),
    accessToken: expect.any(String),
    refreshToken: expect.any(String),
  });
  expect(reply.headers.get('set-cookie')).toBeNull();
});

test('takes a code once', async () => {
  const world = start({}, unverified);
  const otp = await verificationCode(world);
  await world.post(verify, { email: u.email, otp });

  expect(await world.post(verify, { email: u.email, otp })).toEqual(badCode);
});

test('takes the right code after two wrong ones, and no more after three', async () => {
  const [lucky, late] = [start({}, unverified), start({}, unverified)];
  const [otp, lateOtp] = [await verificationCode(lucky), await verificationCode(late)];

  for (const _ of [1, 2]) expect(await lucky.post(verify, { email: u.email, otp: otherThan(otp) })).toEqual(badCode);
  for (const _ of [1, 2, 3]) await late.post(verify, { email: u.email, otp: otherThan(lateOtp) });

  expect((await lucky.post(verify, { email: u.email, otp })).status).toBe(200);
  expect(await late.post(verify, { email: u.email, otp: lateOtp })).toEqual(badCode);
});

test('refuses a code after 15 minutes, an unknown e-mail and the code of a reset mail', async () => {
  const world = start({}, unverified);
  const resetCode = await mailedCode(world);
  expect(await world.post(verify, { email: u.email, otp: resetCode })).toEqual(badCode);
  expect(await world.post(verify, { email: 'nobody@example.com', otp: '123456' })).toEqual(badCode);

  const otp = await verificationCode(world);
  world.mock.clock.advance('16m');
  expect(await world.post(verify, { email: u.email, otp })).toEqual(badCode);
});

test('fails when the account is gone, and keeps the code', async () => {
  const world = start({}, unverified);
  const otp = await verificationCode(world);
  await world.mock.accounts.delete(u.email);

  expect(await world.post(verify, { email: u.email, otp })).toEqual(
    failure(500, 'INTERNAL_ERROR', 'Failed to verify code'),
  );

  await world.mock.accounts.put(u);
  expect((await world.post(verify, { email: u.email, otp })).status).toBe(200);
});

test('opens the way to signing in where verified e-mails are required', async () => {
  const world = start({ requireEmailVerification: true }, unverified);
  const signIn = () => world.post('/api/auth/sessions', { email: u.email, password: u.password });
  expect((await signIn()).status).toBe(403);

  await world.post(verify, { email: u.email, otp: await verificationCode(world) });

  expect((await signIn()).status).toBe(200);
});
