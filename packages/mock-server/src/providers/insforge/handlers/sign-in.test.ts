import { expect, test } from 'vitest';
import { failure, otherThan, start, u, type World } from '../../../../test/insforge/world.ts';

const sessions = '/api/auth/sessions';
const id = '00000000-0000-4000-8000-000000000001';
const badCode = failure(400, 'INVALID_INPUT', 'Invalid or expired verification code');
const badCredentials = failure(401, 'AUTH_UNAUTHORIZED', 'Invalid credentials');
const _notSixDigits = 'otp: OTP code must be a 6-digit numeric code';
const _noSuchMethod = "method: Invalid discriminator value. Expected 'password' | 'otp'";
const _newcomer = 'new@example.com';

const user = {
  id,
  email: u.email,
  emailVerified: true,
  createdAt: '2026-01-02T03:04:05.000Z',
  updatedAt: '2026-01-02T03:04:05.000Z',
  providers: ['email'],
  profile: { name: 'Uma' },
  metadata: {},
};

async function signInCode({ post, mock }: World, email: string): Promise<string> {
  await post('/api/auth/email/send-otp', { email });
  const { code = '' } = await mock.outbox.waitFor({ to: email, kind: 'sign-in' });
  return code;
}

test('refuses an unverified account only after its password, and only where verified e-mails are required', async () => {
  const seed = [{ ...u, emailVerified: false }];
  const { post } = start({ requireEmailVerification: true }, { seed });

  expect(await post(sessions, u)).toEqual(
    failure(403, 'FORBIDDEN', 'Email verification required', 'Please verify your email address before logging in'),
  );
  expect(await post(sessions, { ...u, password: 'wrong' })).toEqual(badCredentials);
  expect((await start({}, { seed }).post(sessions, u)).status).toBe(200);
});

test('finds the oldest account by a mailed code, whatever the case of its e-mail', async () => {
  const oldest = { ...u, email: 'Mixed@Example.com', id, createdAt: user.createdAt };
  const world = start({}, { clock: '2026-01-03', seed: [{ email: 'MIXED@example.com' }, oldest] });
  await world.post('/api/auth/email/send-otp', { email: 'mixed@example.com' });
  const { code } = await world.mock.outbox.waitFor();

  const { body } = await world.post(sessions, { method: 'otp', email: 'mixed@example.com', otp: code });

  expect(Reflect.get(Object(body), 'user')).toEqual({ ...user, email: 'Mixed@Example.com' });
});

test('takes a mailed code once, within 5 minutes, after two wrong tries at most', async () => {
  const [once, late, guessing] = [start(), start(), start()];
  const signIn = ({ post }: World, otp: string) => post(sessions, { method: 'otp', email: u.email, otp });

  const used = await signInCode(once, u.email);
  await signIn(once, used);
  expect(await signIn(once, used)).toEqual(badCode);

  const expired = await signInCode(late, u.email);
  late.mock.clock.advance(5 * 60_000 + 1);
  expect(await signIn(late, expired)).toEqual(badCode);

  const guessed = await signInCode(guessing, u.email);
  for (const _ of [1, 2, 3]) expect(await signIn(guessing, otherThan(guessed))).toEqual(badCode);
  expect(await signIn(guessing, guessed)).toEqual(badCode);
});
