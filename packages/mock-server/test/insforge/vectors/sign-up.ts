import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect } from 'vitest';
import { defaultOptions, type InsforgeOptions } from '../../../src/providers/insforge/options.ts';
import { allowIt, failure, textAt } from '../world.ts';
import { table, type Vector } from './vector.ts';

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

/** `POST /api/auth/users`. */
export const signUpVectors: readonly Vector[] = [
  ...table<[unknown, string]>(
    [
      [{}, 'email: Required, password: Required'],
      [undefined, 'email: Required, password: Required'],
      [
        { email: 5, password: 5 },
        'email: Expected string, received number, password: Expected string, received number',
      ],
      [{ ...ada, email: 'foo' }, 'email: Invalid email format'],
      [{ ...ada, name: '' }, 'name: Name is required'],
      [{ ...ada, name: '   ' }, 'name: Name is required'],
      [{ ...ada, name: 'x'.repeat(101) }, 'name: Name must be less than 100 characters'],
      [{ ...ada, name: null }, 'name: Expected string, received null'],
      [{ ...ada, redirectTo: 'bar' }, 'redirectTo: Invalid url'],
      [{ ...ada, autoConfirm: 'yes' }, 'autoConfirm: Expected boolean, received string'],
    ],
    'refuses %j',
  )((body, message) => ({
    async run(world) {
      expect(await world.post(users, body, anon)).toEqual(failure(400, 'INVALID_INPUT', message));
    },
  })),
  {
    title: 'makes an account and signs it in at once',
    async run({ post, mock }) {
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
    },
  },
  {
    title: 'signs tokens with the claims of the real server',
    async run({ post }) {
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
    },
  },
  ...table(
    ['mobile', 'desktop', 'server'],
    'gives a %s client its refresh token in the body',
  )((type) => ({
    async run(world) {
      const reply = await world.post(`${users}?client_type=${type}`, ada, anon);

      expect(reply.body).toEqual({
        user: userOf(),
        accessToken: expect.any(String),
        requireEmailVerification: false,
        refreshToken: expect.any(String),
      });
      expect(reply.headers.get('set-cookie')).toBeNull();
    },
  })),
  ...table(
    ['web', 'tablet', ''],
    'takes the client type %j for a browser',
  )((type) => ({
    async run(world) {
      const reply = await world.post(`${users}?client_type=${type}`, ada, anon);

      expect(reply.body).toHaveProperty('csrfToken');
      expect(reply.headers.get('set-cookie')).not.toBeNull();
    },
  })),
  {
    title: 'accepts a name of 100 characters and a form',
    async run({ post }) {
      expect((await post(users, { ...ada, name: 'x'.repeat(100) }, anon)).status).toBe(200);
      expect((await post(users, new URLSearchParams({ ...ada, email: 'form@example.com' }), anon)).status).toBe(200);
    },
  },
  {
    title: 'refuses a password that breaks the policy',
    options: { requireNumber: true },

    async run(world) {
      expect(await world.post(users, { ...ada, password: 'abcdefgh' }, anon)).toEqual(
        failure(400, 'INVALID_INPUT', 'Password must contain at least 6 characters long, at least one number'),
      );
    },
  },
  {
    title: 'refuses an e-mail that has an account, regardless of its case',
    async run(world) {
      expect(await world.post(users, { email: 'U@Example.com', password: 'another-pass1' }, anon)).toEqual(
        failure(409, 'AUTH_EMAIL_EXISTS', 'User already exists'),
      );
    },
  },
  {
    title: 'refuses everybody but administrators where sign-ups are off',
    options: { disableSignup: true },

    async run({ post }) {
      expect(await post(users, ada, anon)).toEqual(
        failure(403, 'AUTH_SIGNUP_DISABLED', 'User signups are disabled for this project.'),
      );
      expect((await post(users, ada, admin)).status).toBe(200);
    },
  },
  {
    title: 'mails a code and gives no session where e-mails must be verified',
    options: { requireEmailVerification: true },

    async run({ post, mock }) {
      const reply = await post(users, ada, anon);

      expect(reply).toEqual({ status: 200, body: { accessToken: null, requireEmailVerification: true } });
      expect(reply.headers.get('set-cookie')).toBeNull();
      expect(await mock.outbox.list()).toEqual([
        expect.objectContaining({ to: ada.email, kind: 'verification', code: expect.stringMatching(/^[0-9]{6}$/) }),
      ]);
    },
  },
  {
    title: 'mails a link where e-mails must be verified by link',
    options: { ...verifyByLink, allowedRedirectUrls: ['https://app.com/ok'] },

    async run({ post, get, mock }) {
      const reply = await post(users, { ...ada, redirectTo: 'https://app.com/ok' }, anon);

      expect(reply).toEqual({ status: 200, body: { accessToken: null, requireEmailVerification: true } });
      const { link = '' } = await mock.outbox.waitFor({ to: ada.email, kind: 'verification' });
      expect((await get(link)).headers.get('location')).toBe(
        'https://app.com/ok?insforge_status=success&insforge_type=verify_email',
      );
    },
  },
  {
    title: 'requires an allowed redirect where e-mails must be verified by link, and makes no account without',
    options: { ...verifyByLink, allowedRedirectUrls: ['https://app.com/ok'] },

    async run({ post, mock }) {
      expect(await post(users, ada, anon)).toEqual(
        failure(400, 'INVALID_INPUT', 'redirectTo is required when link-based email verification is enabled'),
      );
      expect(await post(users, { ...ada, redirectTo: 'https://evil.com' }, anon)).toEqual(
        failure(400, 'INVALID_INPUT', 'https://evil.com is not in the allowed redirect URLs', allowIt),
      );
      expect(await mock.accounts.find(ada.email)).toBeUndefined();
    },
  },
  {
    title: 'does not look at the redirect where nothing must be verified',
    options: { verifyEmailMethod: 'link', allowedRedirectUrls: ['https://app.com/ok'] },

    async run({ post }) {
      expect((await post(users, { ...ada, redirectTo: 'https://evil.com' }, anon)).status).toBe(200);
    },
  },
  ...table<[string, Partial<InsforgeOptions>, number]>(
    [
      ['500', { mail: { status: 500, body: { message: 'boom' } } }, 500],
      ['429', { mail: { status: 429, body: { message: 'slow down' } } }, 429],
      ['401', { mail: { status: 401, body: {} } }, 500],
      ['503, because nobody can send', { mail: 'not-configured' }, 500],
    ],
    'says that the account is made when its mail fails with %s',
  )((_, options, status) => ({
    options: { requireEmailVerification: true, ...options },

    async run({ post, mock }) {
      expect(await post(users, ada, anon)).toEqual(undelivered(status));

      expect(await mock.accounts.find(ada.email)).toBeDefined();
      expect(await post(users, ada, anon)).toEqual(failure(409, 'AUTH_EMAIL_EXISTS', 'User already exists'));
    },
  })),
  {
    title: 'makes an account for an administrator without a session, and without a mail',
    async run({ post, mock }) {
      const reply = await post(users, ada, admin);

      expect(reply).toEqual({
        status: 200,
        body: { user: userOf(), accessToken: expect.any(String), requireEmailVerification: false },
      });
      expect(reply.headers.get('set-cookie')).toBeNull();
      expect(await mock.outbox.list()).toEqual([]);
    },
  },
  {
    title: 'says to an administrator whether the account must still be verified',
    options: { requireEmailVerification: true },

    async run({ post, mock }) {
      expect(await post(users, ada, admin)).toEqual({
        status: 200,
        body: { accessToken: null, requireEmailVerification: true },
      });
      expect(await post(users, { ...ada, email: 'b@example.com', autoConfirm: true }, admin)).toEqual({
        status: 200,
        body: { accessToken: null, requireEmailVerification: false },
      });
      expect(await mock.outbox.list()).toEqual([]);
    },
  },
  {
    title: 'does not start the cool-down of reset mails',
    options: { requireEmailVerification: true },
    settings: { limits: 'real' },
    async run({ post }) {
      await post(users, ada, anon);

      expect((await post('/api/auth/email/send-reset-password', { email: ada.email })).status).toBe(202);
    },
  },
  {
    title: 'makes one account of two simultaneous sign-ups',
    async run({ post }) {
      const replies = await Promise.all([1, 2].map(() => post(users, ada, anon)));

      expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    },
  },
  {
    title: 'answers 429 when SMTP has mailed the address moments ago',
    options: { requireEmailVerification: true, smtp: { minIntervalSeconds: 60 } },
    settings: { limits: 'real' },
    async run({ post }) {
      await post('/api/auth/email/send-otp', { email: ada.email });

      expect(await post(users, ada, anon)).toEqual(undelivered(429));
    },
  },
];
