import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import { allowIt, failure, start, textAt, type World } from '../../../../test/insforge/world.ts';
import { defaultOptions, type InsforgeOptions } from '../options.ts';

const users = '/api/auth/users';
const anon = { authorization: `Bearer ${defaultOptions.anonKey}` };
const admin = { authorization: `Bearer ${defaultOptions.apiKey}` };
const ada = { email: 'ada@example.com', password: 'ada-new-pass1' };
const verifyByLink = { requireEmailVerification: true, verifyEmailMethod: 'link' } as const;

const userOf = (fields: object = {}) => ({
  id: expect.stringMatching(/^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/),
  email: ada.email,
  emailVerified: false,
  createdAt: '2026-01-02T03:04:05.000Z',
  updatedAt: '2026-01-02T03:04:05.000Z',
  providers: ['email'],
  profile: {},
  metadata: {},
  ...fields,
});
const undelivered = (status: number) =>
  failure(
    status,
    'AUTH_VERIFICATION_EMAIL_DELIVERY_FAILED',
    'The user account was created, but the verification email could not be sent.',
    'The user account already exists. Retry delivery with POST /api/auth/email/send-verification instead of registering again.',
  );

test.each<[unknown, string]>([
  [{}, 'email: Required, password: Required'],
  [undefined, 'email: Required, password: Required'],
  [{ email: 5, password: 5 }, 'email: Expected string, received number, password: Expected string, received number'],
  [{ ...ada, email: 'foo' }, 'email: Invalid email format'],
  [{ ...ada, name: '' }, 'name: Name is required'],
  [{ ...ada, name: '   ' }, 'name: Name is required'],
  [{ ...ada, name: 'x'.repeat(101) }, 'name: Name must be less than 100 characters'],
  [{ ...ada, name: null }, 'name: Expected string, received null'],
  [{ ...ada, redirectTo: 'bar' }, 'redirectTo: Invalid url'],
  [{ ...ada, autoConfirm: 'yes' }, 'autoConfirm: Expected boolean, received string'],
])('refuses %j', async (body, message) => {
  expect(await start().post(users, body, anon)).toEqual(failure(400, 'INVALID_INPUT', message));
});

test('makes an account and signs it in at once', async () => {
  const { post, mock } = start();

  const reply = await post(users, { ...ada, name: ' Ada ' }, anon);

  expect(reply).toEqual({
    status: 200,
    body: {
      user: userOf({ profile: { name: 'Ada' } }),
      accessToken: expect.any(String),
      requireEmailVerification: false,
      csrfToken: expect.stringMatching(/^[0-9a-f]{64}$/),
    },
  });
  expect(reply.headers.get('set-cookie')).toMatch(
    /^insforge_refresh_token=[\w.-]+; Max-Age=604800; Path=\/api\/auth; Expires=Fri, 09 Jan 2026 03:04:05 GMT; HttpOnly; Secure; SameSite=None$/,
  );
  expect(await mock.outbox.list()).toEqual([]);
});

test('signs tokens with the claims of the real server', async () => {
  const { post } = start();

  const { body } = await post(`${users}?client_type=mobile`, ada, anon);

  const sub = textAt(body, 'user', 'id');
  const [access, refresh] = [textAt(body, 'accessToken'), textAt(body, 'refreshToken')];
  const iat = Date.parse('2026-01-02T03:04:05Z') / 1_000;
  expect(decodeProtectedHeader(access)).toEqual({
    alg: 'RS256',
    typ: 'JWT',
    kid: expect.stringMatching(/^kid_[0-9a-f]{32}$/),
  });
  expect(decodeJwt(access)).toEqual({ sub, email: ada.email, role: 'authenticated', iat, exp: iat + 900 });
  expect(decodeProtectedHeader(refresh)).toEqual({ alg: 'HS256', typ: 'JWT' });
  expect(decodeJwt(refresh)).toEqual({
    sub,
    type: 'refresh',
    iss: 'insforge',
    csrfNonce: expect.stringMatching(/^[\w-]{43}$/),
    sessionType: 'user',
    iat,
    exp: iat + 604_800,
  });
});

test.each(['mobile', 'desktop', 'server'])('gives a %s client its refresh token in the body', async (type) => {
  const reply = await start().post(`${users}?client_type=${type}`, ada, anon);

  expect(reply.body).toEqual({
    user: userOf(),
    accessToken: expect.any(String),
    requireEmailVerification: false,
    refreshToken: expect.any(String),
  });
  expect(reply.headers.get('set-cookie')).toBeNull();
});

test.each(['web', 'tablet', ''])('takes the client type %j for a browser', async (type) => {
  const reply = await start().post(`${users}?client_type=${type}`, ada, anon);

  expect(reply.body).toHaveProperty('csrfToken');
  expect(reply.headers.get('set-cookie')).not.toBeNull();
});

test('accepts a name of 100 characters and a form', async () => {
  const { post } = start();

  expect((await post(users, { ...ada, name: 'x'.repeat(100) }, anon)).status).toBe(200);
  expect((await post(users, new URLSearchParams({ ...ada, email: 'form@example.com' }), anon)).status).toBe(200);
});

test('refuses a password that breaks the policy', async () => {
  expect(await start({ requireNumber: true }).post(users, { ...ada, password: 'abcdefgh' }, anon)).toEqual(
    failure(400, 'INVALID_INPUT', 'Password must contain at least 6 characters long, at least one number'),
  );
});

test('refuses an e-mail that has an account, whatever its case', async () => {
  expect(await start().post(users, { email: 'U@Example.com', password: 'another-pass1' }, anon)).toEqual(
    failure(409, 'AUTH_EMAIL_EXISTS', 'User already exists'),
  );
});

test('refuses everybody but administrators where sign-ups are off', async () => {
  const { post } = start({ disableSignup: true });

  expect(await post(users, ada, anon)).toEqual(
    failure(403, 'AUTH_SIGNUP_DISABLED', 'User signups are disabled for this project.'),
  );
  expect((await post(users, ada, admin)).status).toBe(200);
});

test('mails a code and gives no session where e-mails must be verified', async () => {
  const { post, mock } = start({ requireEmailVerification: true });

  const reply = await post(users, ada, anon);

  expect(reply).toEqual({ status: 200, body: { accessToken: null, requireEmailVerification: true } });
  expect(reply.headers.get('set-cookie')).toBeNull();
  expect(await mock.outbox.list()).toEqual([
    expect.objectContaining({ to: ada.email, kind: 'verification', code: expect.stringMatching(/^[0-9]{6}$/) }),
  ]);
});

test('mails a link where e-mails must be verified by link', async () => {
  const { post, get, mock } = start({ ...verifyByLink, allowedRedirectUrls: ['https://app.com/ok'] });

  const reply = await post(users, { ...ada, redirectTo: 'https://app.com/ok' }, anon);

  expect(reply).toEqual({ status: 200, body: { accessToken: null, requireEmailVerification: true } });
  const { link = '' } = await mock.outbox.waitFor({ to: ada.email, kind: 'verification' });
  expect((await get(link)).headers.get('location')).toBe(
    'https://app.com/ok?insforge_status=success&insforge_type=verify_email',
  );
});

test('requires an allowed redirect where e-mails must be verified by link, and makes no account without', async () => {
  const { post, mock } = start({ ...verifyByLink, allowedRedirectUrls: ['https://app.com/ok'] });

  expect(await post(users, ada, anon)).toEqual(
    failure(400, 'INVALID_INPUT', 'redirectTo is required when link-based email verification is enabled'),
  );
  expect(await post(users, { ...ada, redirectTo: 'https://evil.com' }, anon)).toEqual(
    failure(400, 'INVALID_INPUT', 'https://evil.com is not in the allowed redirect URLs', allowIt),
  );
  expect(await mock.accounts.find(ada.email)).toBeUndefined();
});

test('does not look at the redirect where nothing must be verified', async () => {
  const { post } = start({ verifyEmailMethod: 'link', allowedRedirectUrls: ['https://app.com/ok'] });

  expect((await post(users, { ...ada, redirectTo: 'https://evil.com' }, anon)).status).toBe(200);
});

test.each<[string, Partial<InsforgeOptions>, number]>([
  ['500', { mail: { status: 500, body: { message: 'boom' } } }, 500],
  ['429', { mail: { status: 429, body: { message: 'slow down' } } }, 429],
  ['401', { mail: { status: 401, body: {} } }, 500],
  ['503, because nobody can send', { mail: 'not-configured' }, 500],
])('says that the account is made when its mail fails with %s', async (_, options, status) => {
  const { post, mock } = start({ requireEmailVerification: true, ...options });

  expect(await post(users, ada, anon)).toEqual(undelivered(status));

  expect(await mock.accounts.find(ada.email)).toBeDefined();
  expect(await post(users, ada, anon)).toEqual(failure(409, 'AUTH_EMAIL_EXISTS', 'User already exists'));
});

test('answers 429 when SMTP has mailed the address moments ago', async () => {
  const options = { requireEmailVerification: true, smtp: { minIntervalSeconds: 60 } };
  const { post } = start(options, { limits: 'real' });
  await post('/api/auth/email/send-otp', { email: ada.email });

  expect(await post(users, ada, anon)).toEqual(undelivered(429));
});

test('makes an account for an administrator without a session, and without a mail', async () => {
  const { post, mock } = start();

  const reply = await post(users, ada, admin);

  expect(reply).toEqual({
    status: 200,
    body: { user: userOf(), accessToken: expect.any(String), requireEmailVerification: false },
  });
  expect(reply.headers.get('set-cookie')).toBeNull();
  expect(await mock.outbox.list()).toEqual([]);
});

test('says to an administrator whether the account must still be verified', async () => {
  const { post, mock } = start({ requireEmailVerification: true });

  expect(await post(users, ada, admin)).toEqual({
    status: 200,
    body: { accessToken: null, requireEmailVerification: true },
  });
  expect(await post(users, { ...ada, email: 'b@example.com', autoConfirm: true }, admin)).toEqual({
    status: 200,
    body: { accessToken: null, requireEmailVerification: false },
  });
  expect(await mock.outbox.list()).toEqual([]);
});

async function isVerified({ post, mock }: World, headers: Record<string, string>): Promise<boolean | undefined> {
  await post(users, { ...ada, autoConfirm: true }, headers);
  return (await mock.accounts.find(ada.email))?.emailVerified;
}

test('confirms an account at once for administrators only', async () => {
  expect(await isVerified(start(), admin)).toBe(true);
  expect(await isVerified(start(), anon)).toBe(false);
});

test('does not start the cool-down of reset mails', async () => {
  const { post } = start({ requireEmailVerification: true }, { limits: 'real' });
  await post(users, ada, anon);

  expect((await post('/api/auth/email/send-reset-password', { email: ada.email })).status).toBe(202);
});

test('makes one account of two simultaneous sign-ups', async () => {
  const { post } = start();

  const replies = await Promise.all([1, 2].map(() => post(users, ada, anon)));

  expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
});
