import { expect, test } from 'vitest';
import { failure, otherThan, start, textAt, u, type World } from '../../../../test/insforge/world.ts';

const sessions = '/api/auth/sessions';
const id = '00000000-0000-4000-8000-000000000001';
const badCode = failure(400, 'INVALID_INPUT', 'Invalid or expired verification code');
const badCredentials = failure(401, 'AUTH_UNAUTHORIZED', 'Invalid credentials');
const notSixDigits = 'otp: OTP code must be a 6-digit numeric code';
const noSuchMethod = "method: Invalid discriminator value. Expected 'password' | 'otp'";
const newcomer = 'new@example.com';

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

test.each<[unknown, string]>([
  [{}, 'email: Required, password: Required'],
  [undefined, 'email: Required, password: Required'],
  [{ method: 'password' }, 'email: Required, password: Required'],
  [
    { method: null, email: 'foo', password: 5 },
    'email: Invalid email format, password: Expected string, received number',
  ],
  [{ method: 'magic', ...u }, noSuchMethod],
  [{ method: 5 }, noSuchMethod],
  [{ method: 'otp' }, 'email: Required, otp: Required'],
  [{ method: 'otp', email: u.email, otp: '12' }, notSixDigits],
  [{ method: 'otp', email: u.email, otp: 123456 }, 'otp: Expected string, received number'],
  [{ method: 'otp', email: u.email, otp: '123456', name: '' }, 'name: Name is required'],
  [[], ': Expected object, received array'],
])('refuses %j', async (body, message) => {
  expect(await start().post(sessions, body)).toEqual(failure(400, 'INVALID_INPUT', message));
});

test.each([{}, { method: 'password' }, { method: null }])('signs a browser in by password with %j', async (method) => {
  const { post } = start({}, { seed: [{ ...u, id }] });

  const reply = await post(sessions, { ...method, email: 'U@example.COM', password: u.password });

  expect(reply).toEqual({
    status: 200,
    body: { user, accessToken: expect.any(String), csrfToken: expect.stringMatching(/^[0-9a-f]{64}$/) },
  });
  expect(reply.headers.get('set-cookie')).toMatch(
    /^insforge_refresh_token=[\w.-]+; Max-Age=604800; Path=\/api\/auth; Expires=Fri, 09 Jan 2026 03:04:05 GMT; HttpOnly; Secure; SameSite=None$/,
  );
});

test.each(['mobile', 'desktop', 'server'])('gives a %s client its refresh token in the body', async (type) => {
  const { post } = start({}, { seed: [{ ...u, id }] });

  const reply = await post(`${sessions}?client_type=${type}`, u);

  expect(reply).toEqual({
    status: 200,
    body: { user, accessToken: expect.any(String), refreshToken: expect.any(String) },
  });
  expect(reply.headers.get('set-cookie')).toBeNull();
});

test('refuses a wrong password, an unknown e-mail and an account without a password alike', async () => {
  const { post } = start({}, { seed: [u, { email: 'oauth@example.com', providers: ['google'] }] });

  for (const [email, password] of [
    [u.email, 'wrong'],
    ['nobody@example.com', u.password],
    ['oauth@example.com', ''],
    ['oauth@example.com', u.password],
  ]) {
    expect(await post(sessions, { email, password })).toEqual(badCredentials);
  }
});

test('does not apply the password policy', async () => {
  const { post } = start({ passwordMinLength: 128 });

  expect((await post(sessions, u)).status).toBe(200);
});

test('refuses an unverified account only after its password, and only where verified e-mails are required', async () => {
  const seed = [{ ...u, emailVerified: false }];
  const { post } = start({ requireEmailVerification: true }, { seed });

  expect(await post(sessions, u)).toEqual(
    failure(403, 'FORBIDDEN', 'Email verification required', 'Please verify your email address before logging in'),
  );
  expect(await post(sessions, { ...u, password: 'wrong' })).toEqual(badCredentials);
  expect((await start({}, { seed }).post(sessions, u)).status).toBe(200);
});

test('signs an account in by a mailed code', async () => {
  const world = start({}, { seed: [{ ...u, id }] });
  const otp = await signInCode(world, u.email);

  const reply = await world.post(`${sessions}?client_type=mobile`, { method: 'otp', email: u.email, otp });

  expect(reply).toEqual({
    status: 200,
    body: { user, accessToken: expect.any(String), refreshToken: expect.any(String) },
  });
});

test('makes a verified account of a new e-mail, with the name that came along', async () => {
  const world = start();
  const otp = await signInCode(world, newcomer);

  const reply = await world.post(sessions, { method: 'otp', email: newcomer, otp, name: ' Nia ' });

  expect(reply).toEqual({
    status: 200,
    body: {
      user: {
        ...user,
        id: expect.stringMatching(/^[0-9a-f-]{36}$/),
        email: newcomer,
        profile: { name: 'Nia' },
      },
      accessToken: expect.any(String),
      csrfToken: expect.any(String),
    },
  });
  expect(reply.headers.get('set-cookie')).toMatch(/^insforge_refresh_token=eyJ/);
});

test('verifies an unverified account by a mailed code and clears its password', async () => {
  const world = start({}, { seed: [{ ...u, id, emailVerified: false }] });
  const otp = await signInCode(world, u.email);

  const { body } = await world.post(sessions, { method: 'otp', email: u.email, otp });

  expect(Reflect.get(Object(body), 'user')).toEqual(user);
  expect(await world.post(sessions, u)).toEqual(badCredentials);
});

test('adds e-mail to the providers of a linked account that signs in by a mailed code', async () => {
  const world = start({}, { seed: [{ email: u.email, id, name: u.name, providers: ['google', 'github'] }] });
  const otp = await signInCode(world, u.email);

  const { body } = await world.post(sessions, { method: 'otp', email: u.email, otp });

  expect(Reflect.get(Object(body), 'user')).toEqual({ ...user, providers: ['email', 'github', 'google'] });
});

test('finds the oldest account by a mailed code, whatever the case of its e-mail', async () => {
  const oldest = { ...u, email: 'Mixed@Example.com', id, createdAt: user.createdAt };
  const world = start({}, { clock: '2026-01-03', seed: [{ email: 'MIXED@example.com' }, oldest] });
  await world.post('/api/auth/email/send-otp', { email: 'mixed@example.com' });
  const { code } = await world.mock.outbox.waitFor();

  const { body } = await world.post(sessions, { method: 'otp', email: 'mixed@example.com', otp: code });

  expect(Reflect.get(Object(body), 'user')).toEqual({ ...user, email: 'Mixed@Example.com' });
});

test('takes a client type that is given twice for a browser', async () => {
  const { body } = await start().post(`${sessions}?client_type[]=mobile`, u);

  expect(Object.keys(Object(body))).toEqual(['user', 'accessToken', 'csrfToken']);
});

test('keeps the password of a verified account that signs in by a mailed code', async () => {
  const world = start();
  await world.post(sessions, { method: 'otp', email: u.email, otp: await signInCode(world, u.email) });

  expect((await world.post(sessions, u)).status).toBe(200);
});

test('makes no account where sign-ups are off, and uses the code up', async () => {
  const world = start({ disableSignup: true });
  const otp = await signInCode(world, newcomer);

  expect(await world.post(sessions, { method: 'otp', email: newcomer, otp })).toEqual(
    failure(403, 'AUTH_SIGNUP_DISABLED', 'User signups are disabled for this project.'),
  );
  expect(await world.post(sessions, { method: 'otp', email: newcomer, otp })).toEqual(badCode);
  expect(await world.mock.accounts.find(newcomer)).toBeUndefined();
});

test.each([true, false])(
  'signs a known account in where sign-ups are off, verified (%j) or not',
  async (emailVerified) => {
    const world = start({ disableSignup: true }, { seed: [{ ...u, emailVerified }] });
    const otp = await signInCode(world, u.email);

    expect((await world.post(sessions, { method: 'otp', email: u.email, otp })).status).toBe(200);
  },
);

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

test('does not take the code of a reset mail', async () => {
  const { post, mock } = start();
  await post('/api/auth/email/send-reset-password', { email: u.email });
  const { code } = await mock.outbox.waitFor();

  expect(await post(sessions, { method: 'otp', email: u.email, otp: code })).toEqual(badCode);
});

test('makes one account of two simultaneous sign-ins with one code', async () => {
  const world = start();
  const otp = await signInCode(world, newcomer);

  const replies = await Promise.all([1, 2].map(() => world.post(sessions, { method: 'otp', email: newcomer, otp })));

  expect(replies.map(({ status }) => status).sort()).toEqual([200, 400]);
});

test('draws a new session each time', async () => {
  const { post } = start();

  const [one, other] = [await post(sessions, u), await post(sessions, u)];

  expect(textAt(one.body, 'csrfToken')).not.toBe(textAt(other.body, 'csrfToken'));
});
