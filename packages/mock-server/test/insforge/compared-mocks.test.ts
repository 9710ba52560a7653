import { expect, test } from 'vitest';
import { defaultOptions } from '../../src/providers/insforge/options.ts';
import { exchange, send, sessions, verify } from './vectors/vector.ts';
import { failure, mailedCode, otherThan, type Reply, start, textAt, u, type World } from './world.ts';

// Facts that show only when two mocks are compared.

const users = '/api/auth/users';
const unknown = 'nobody@example.com';
const { anonKey, apiKey } = defaultOptions;
const anon = { authorization: `Bearer ${anonKey}` };
const admin = { authorization: `Bearer ${apiKey}` };
const ada = { email: 'ada@example.com', password: 'ada-new-pass1' };
const otherKey = `ik_${'0'.repeat(64)}`;
const rootAdmin = { username: 'admin', password: 'change-this-password' };
const badCode = failure(400, 'INVALID_INPUT', 'Invalid or expired verification code');
const badCredentials = failure(401, 'AUTH_UNAUTHORIZED', 'Invalid credentials');
const unverified = { seed: [{ ...u, id: '00000000-0000-4000-8000-000000000001', emailVerified: false }] };
const boom = { mail: { status: 500, body: { message: 'boom' } } };
const smtp = { minIntervalSeconds: 60 };
const sent = {
  status: 202,
  body: {
    success: true,
    message: 'If your email is registered, we have sent you a password reset code. Please check your inbox.',
  },
};
const sentAny = { status: 202, body: { success: true, message: expect.any(String) } };

type Headers = Record<string, string>;

/** Everything that a stranger can see of a reply. */
const seen = ({ status, body, headers }: Reply): unknown => [status, body, Object.fromEntries(headers)];

const signUp = ({ post }: World, headers: Headers): Promise<Reply> => post(users, ada, headers);

async function userToken({ post }: World): Promise<string> {
  return textAt((await post(sessions, u)).body, 'accessToken');
}

async function adminToken({ post }: World): Promise<string> {
  return textAt((await post('/api/auth/admin/sessions', rootAdmin)).body, 'accessToken');
}

async function isVerified({ post, mock }: World, headers: Headers): Promise<boolean | undefined> {
  await post(users, { ...ada, autoConfirm: true }, headers);
  return (await mock.accounts.find(ada.email))?.emailVerified;
}

async function signInCode({ post, mock }: World, email: string): Promise<string> {
  await post('/api/auth/email/send-otp', { email });
  const { code = '' } = await mock.outbox.waitFor({ to: email, kind: 'sign-in' });
  return code;
}

async function verificationCode({ post, mock }: World): Promise<string> {
  await post('/api/auth/email/send-verification', { email: u.email });
  const { code = '' } = await mock.outbox.waitFor({ kind: 'verification' });
  return code;
}

test('takes a code at the very end of its 15 minutes and not a millisecond later', async () => {
  const [onTime, late] = [start(), start()];
  const [code, lateCode] = [await mailedCode(onTime), await mailedCode(late)];
  onTime.mock.clock.advance('15m');
  late.mock.clock.advance('15m');
  late.mock.clock.advance(1);

  expect((await onTime.post(exchange, { email: u.email, code })).status).toBe(200);
  expect(await late.post(exchange, { email: u.email, code: lateCode })).toEqual(badCode);
});

test('takes the right code after two wrong ones, and no more after three', async () => {
  const [lucky, late] = [start({}, unverified), start({}, unverified)];
  const [otp, lateOtp] = [await verificationCode(lucky), await verificationCode(late)];

  for (const _ of [1, 2]) expect(await lucky.post(verify, { email: u.email, otp: otherThan(otp) })).toEqual(badCode);
  for (const _ of [1, 2, 3]) await late.post(verify, { email: u.email, otp: otherThan(lateOtp) });

  expect((await lucky.post(verify, { email: u.email, otp })).status).toBe(200);
  expect(await late.post(verify, { email: u.email, otp: lateOtp })).toEqual(badCode);
});

test("lets a user's and an administrator's token sign somebody up", async () => {
  const [byUser, byAdmin] = [start(), start()];

  expect((await signUp(byUser, { authorization: `Bearer ${await userToken(byUser)}` })).status).toBe(200);
  expect((await signUp(byAdmin, { authorization: `Bearer ${await adminToken(byAdmin)}` })).status).toBe(200);
});

test.each<[string, (world: World, headers: Headers) => Promise<Reply>]>([
  ['asking for a reset mail', ({ post }, headers) => post(send, { email: u.email }, headers)],
  ['signing in', ({ post }, headers) => post('/api/auth/sessions', u, headers)],
  ['reading the public configuration', ({ get }, headers) => get('/api/auth/public-config', headers)],
])('does not look at credentials when %s', async (_, act) => {
  const { status } = await act(start(), {});

  expect((await act(start(), { authorization: 'Bearer nonsense' })).status).toBe(status);
  expect((await act(start(), { 'x-api-key': otherKey })).status).toBe(status);
});

test('keeps the code of a mail that failed alive', async () => {
  const draws = { random: 'the same code' };
  const code = await mailedCode(start({}, draws));
  const failing = start(boom, draws);
  await failing.post(send, { email: u.email });

  expect((await failing.post(exchange, { email: u.email, code: otherThan(code) })).status).toBe(400);
  expect((await failing.post(exchange, { email: u.email, code })).status).toBe(200);
});

test('waits for nobody with an interval of 0, for no other address and after no failed mail', async () => {
  const none = start({ smtp: { minIntervalSeconds: 0 } }, { limits: { cooldown: { windowMs: 0 } } });
  await none.post(send, { email: u.email });
  expect(await none.post(send, { email: u.email })).toEqual(sent);

  const failed = start({ smtp, mail: 'unreachable' }, { limits: { cooldown: { windowMs: 0 } } });
  await failed.post(send, { email: u.email });
  await failed.mock.options.set({ mail: 'works' });
  expect(await failed.post(send, { email: u.email })).toEqual(sent);
  expect(await failed.post('/api/auth/email/send-otp', { email: 'nobody@example.com' })).toEqual(sentAny);
});

test.each([
  ['a reset mail', send, {}],
  ['a reset mail by link', send, { redirectTo: 'https://app.example.com' }],
  ['a verification mail', '/api/auth/email/send-verification', {}],
  ['a sign-in code', '/api/auth/email/send-otp', {}],
])('asking for %s tells nothing as long as mail works', async (_, path, fields) => {
  const ask = (email: string): Promise<Reply> =>
    start({ resetPasswordMethod: 'redirectTo' in fields ? 'link' : 'code' }, { limits: 'real' }).post(path, {
      email,
      ...fields,
    });

  expect(seen(await ask(unknown))).toEqual(seen(await ask(u.email)));
});

test('the cool-down tells nothing', async () => {
  const ask = async (email: string): Promise<Reply> => {
    const { post } = start({}, { limits: 'real' });
    await post(send, { email });
    return post(send, { email });
  };

  expect(seen(await ask(unknown))).toEqual(seen(await ask(u.email)));
});

test.each(['/api/auth/email/exchange-reset-password-token', '/api/auth/email/verify', '/api/auth/sessions'])(
  'a wrong code at %s tells nothing',
  async (path) => {
    const wrong = async (email: string): Promise<Reply> => {
      const { post, mock } = start();
      await post(path.endsWith('verify') ? '/api/auth/email/send-verification' : send, { email });
      const [mail] = await mock.outbox.list();
      const code = otherThan(mail?.code ?? '123456');
      return post(path, { email, code, otp: code, method: 'otp' });
    };

    expect(seen(await wrong(unknown))).toEqual(seen(await wrong(u.email)));
  },
);

test('refuses an unverified account only after its password, and only where verified e-mails are required', async () => {
  const seed = [{ ...u, emailVerified: false }];
  const { post } = start({ requireEmailVerification: true }, { seed });

  expect(await post(sessions, u)).toEqual(
    failure(403, 'FORBIDDEN', 'Email verification required', 'Please verify your email address before logging in'),
  );
  expect(await post(sessions, { ...u, password: 'wrong' })).toEqual(badCredentials);
  expect((await start({}, { seed }).post(sessions, u)).status).toBe(200);
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

test('confirms an account at once for administrators only', async () => {
  expect(await isVerified(start(), admin)).toBe(true);
  expect(await isVerified(start(), anon)).toBe(false);
});
