import { expect } from 'vitest';
import type { Expected } from '../../reply.ts';
import {
  badCredentials,
  badEmail,
  badPassword,
  better,
  canSignIn,
  clearing,
  invalid,
  notSignedIn,
  signedIn,
  success,
  tooLong,
  tooShort,
  u,
} from '../world.ts';
import { table, type Vector } from './vector.ts';

const recorded = { source: 'recorded' } as const;
const id = expect.stringMatching(/^[A-Za-z0-9]{32}$/);
const time = '2026-01-02T03:04:05.000Z';
const uma = { name: u.name, email: u.email, emailVerified: true, createdAt: time, updatedAt: time, id };
const signIn = '/api/auth/sign-in/email';
const signUp = '/api/auth/sign-up/email';
const change = '/api/auth/change-password';
const session = '/api/auth/get-session';
const cookie =
  /^better-auth\.session_token=[A-Za-z0-9]{32}\.[A-Za-z0-9%]+; Max-Age=604800; Path=\/; HttpOnly; SameSite=Lax$/;

/** Signing up, in and out, and what is signed in. */
export const sessionVectors: readonly Vector[] = [
  {
    title: 'signing in answers with a token, and sets it as a cookie that is signed',
    ...recorded,
    async run({ post, get }) {
      const reply = await post(signIn, { email: 'U@example.com', password: u.password });

      expect(reply).toEqual({ status: 200, body: { redirect: false, token: id, user: uma } });
      expect(reply.headers.getSetCookie()).toEqual([expect.stringMatching(cookie)]);
      const [value = ''] = (reply.headers.getSetCookie()[0] ?? '').split(';');
      expect(await get(session, { cookie: value })).toMatchObject({ status: 200, body: { user: { email: u.email } } });
      expect(await get(session, { cookie: `${value}x` })).toEqual({ status: 200, body: null });
    },
  },
  {
    title: 'a cookie is not remembered if the person does not want that',
    async run({ post }) {
      const { headers } = await post(signIn, { email: u.email, password: u.password, rememberMe: false });

      expect(headers.getSetCookie()).toEqual([
        expect.stringMatching(/^better-auth\.session_token=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/),
        expect.stringMatching(/^better-auth\.dont_remember=true\.[^;]+; Path=\/; HttpOnly; SameSite=Lax$/),
      ]);
    },
  },
  {
    title: 'signing in names the page to go to',
    async run({ post }) {
      const reply = await post(signIn, { email: u.email, password: u.password, callbackURL: '/home' });

      expect(reply.body).toEqual({ redirect: true, token: id, url: '/home', user: uma });
      expect(reply.headers.get('location')).toBe('/home');
    },
  },
  {
    title: 'forms sign in, too',
    async run({ send }) {
      const body = new URLSearchParams({ email: u.email, password: u.password }).toString();

      expect((await send('POST', signIn, { 'content-type': 'application/x-www-form-urlencoded' }, body)).status).toBe(
        200,
      );
    },
  },
  ...table<[string, object, Expected]>(
    [
      ['an unknown address', { email: 'nobody@example.com', password: u.password }, badCredentials],
      ['a wrong password', { email: u.email, password: 'wrong' }, badCredentials],
      ['no address', { email: 'bad', password: 'x' }, badEmail],
      ['a password that is too long', { email: u.email, password: 'x'.repeat(129) }, tooLong],
    ],
    'nobody signs in with %s',
  )((_title, body, expected) => ({
    async run({ post }) {
      expect(await post(signIn, body)).toEqual(expected);
    },
  })),
  {
    title: 'an account without a password cannot sign in with one',
    ...recorded,
    settings: { seed: [{ email: u.email, providers: ['google'] }] },
    async run({ post }) {
      expect(await post(signIn, { email: u.email, password: u.password })).toEqual(badCredentials);
    },
  },
  {
    title: 'where addresses must be verified, nobody learns at sign-up who has an account',
    ...recorded,
    options: { requireEmailVerification: true },
    async run({ post }) {
      const user = { name: 'x', email: 'new@example.com', emailVerified: false, createdAt: time, updatedAt: time, id };
      const body = { email: 'new@example.com', password: u.password, name: 'x' };

      expect(await post(signUp, body)).toEqual({ status: 200, body: { token: null, user } });
      expect(await post(signUp, body)).toEqual({ status: 200, body: { token: null, user: { ...user, image: null } } });
      expect(await post(signIn, { email: 'new@example.com', password: u.password })).toEqual({
        status: 403,
        body: { message: 'Email not verified', code: 'EMAIL_NOT_VERIFIED' },
      });
    },
  },
  {
    title: 'signing up opens a session, and refuses an address that is taken',
    ...recorded,
    async run({ post }) {
      const reply = await post(signUp, { email: 'New@example.com', password: u.password, name: 'N', image: 'x' });

      expect(reply.body).toMatchObject({ token: id, user: { email: 'new@example.com', image: 'x' } });
      expect(reply.headers.getSetCookie()).toEqual([expect.stringMatching(cookie)]);
      expect(await post(signUp, { email: u.email, password: u.password, name: 'x' })).toEqual({
        status: 422,
        body: {
          message: 'User already exists. Use another email.',
          code: 'USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL',
        },
      });
      expect(await post(signUp, { email: 'c@example.com', password: 'x', name: 'x' })).toEqual(tooShort);
      expect(await post(signUp, 5)).toEqual(
        invalid(
          '[body] Invalid input: expected object, received number; [body] Invalid input: expected record, received number',
        ),
      );
    },
  },
  ...table(
    [{ disableSignUp: true }, { emailAndPassword: false }],
    'nobody signs up with %j',
  )((options) => ({
    ...recorded,
    options,
    async run({ post }) {
      expect(await post(signUp, { email: 'new@example.com', password: u.password, name: 'x' })).toEqual({
        status: 400,
        body: {
          message: 'Email and password sign up is not enabled',
          code: 'EMAIL_PASSWORD_SIGN_UP_DISABLED',
        },
      });
    },
  })),
  {
    title: 'without passwords nobody signs in with one, and a link comes nevertheless',
    ...recorded,
    options: { emailAndPassword: false },
    async run({ post, mock }) {
      expect(await post(signIn, { email: u.email, password: u.password })).toEqual({
        status: 400,
        body: { message: 'Email and password is not enabled', code: 'EMAIL_PASSWORD_DISABLED' },
      });
      await post('/api/auth/request-password-reset', { email: u.email });
      expect(await mock.outbox.list()).toHaveLength(1);
    },
  },
  {
    title: 'a session is told, and null without one',
    ...recorded,
    async run(world) {
      const headers = await signedIn(world);
      const reply = await world.get(session, { ...headers, 'user-agent': 'Test/1' });
      const { user: found, session: row } = reply.body as { user: { id: string }; session: object };

      expect(row).toEqual({
        expiresAt: '2026-01-09T03:04:05.000Z',
        token: id,
        createdAt: time,
        updatedAt: time,
        ipAddress: '',
        userAgent: '',
        userId: found.id,
        id,
      });
      expect(['cache-control', 'pragma'].map((name) => reply.headers.get(name))).toEqual(['no-store', 'no-cache']);
      expect(await world.get(session)).toEqual({ status: 200, body: null });
    },
  },
  {
    title: 'a session begins anew after a day, and is over after a week',
    async run(world) {
      const { cookie: value } = await signedIn(world);
      world.mock.clock.advance('1d');
      expect((await world.get(`${session}?disableRefresh=true`, { cookie: value })).headers.getSetCookie()).toEqual([]);
      expect((await world.get(session, { cookie: value })).headers.getSetCookie()).toEqual([
        expect.stringMatching(cookie),
      ]);
      world.mock.clock.advance('7d');
      world.mock.clock.advance(1);

      const over = await world.get(session, { cookie: value });

      expect([over.body, over.headers.getSetCookie()]).toEqual([null, clearing]);
    },
  },
  {
    title: 'POST is not the way to ask for a session',
    async run({ post }) {
      expect(await post(session, {})).toEqual({
        status: 405,
        body: {
          message: 'POST method requires deferSessionRefresh to be enabled in session config',
          code: 'METHOD_NOT_ALLOWED_DEFER_SESSION_REQUIRED',
        },
      });
    },
  },
  {
    title: 'signing out ends the session and clears three cookies, also without one',
    ...recorded,
    async run(world) {
      const headers = await signedIn(world);
      const reply = await world.post('/api/auth/sign-out', {}, headers);

      expect([reply, reply.headers.getSetCookie()]).toEqual([success, clearing]);
      const after = await world.get(session, headers);
      expect([after.body, after.headers.getSetCookie()]).toEqual([null, clearing]);
      expect(await world.send('POST', '/api/auth/sign-out')).toEqual(success);
    },
  },
  {
    title: 'a password is changed by who is signed in and knows it',
    ...recorded,
    async run(world) {
      const headers = await signedIn(world);
      const body = { currentPassword: u.password, newPassword: better };

      expect(await world.post(change, body, { origin: headers.origin })).toEqual(notSignedIn);
      expect(await world.post(change, { ...body, currentPassword: 'wrong' }, headers)).toEqual(badPassword);
      expect(await world.post(change, { ...body, newPassword: 'x' }, headers)).toEqual(tooShort);
      expect(await world.post(change, { ...body, currentPassword: 'x'.repeat(129) }, headers)).toEqual(tooLong);
      expect(await world.post(change, body, headers)).toEqual({ status: 200, body: { token: null, user: uma } });
      expect(await canSignIn(world, better)).toBe(true);
      expect((await world.get(session, headers)).body).not.toBeNull();
    },
  },
  {
    title: 'a changed password ends all sessions, and the caller gets a new one',
    ...recorded,
    async run(world) {
      const [one, other] = [await signedIn(world), await signedIn(world)];
      const body = { currentPassword: u.password, newPassword: better, revokeOtherSessions: true };

      const reply = await world.post(change, body, one);

      expect(reply).toEqual({ status: 200, body: { token: id, user: uma } });
      expect(reply.headers.getSetCookie()).toEqual([expect.stringMatching(cookie)]);
      for (const { cookie: old } of [one, other]) expect((await world.get(session, { cookie: old })).body).toBeNull();
    },
  },
  {
    title: 'an account without a password has none to change',
    settings: { seed: [{ email: u.email, providers: ['google'] }] },
    async run({ post, mock }) {
      const { cookies } = await mock.sessions.make(u.email);
      const headers = { cookie: `${cookies[0]?.name}=${cookies[0]?.value}`, origin: 'http://localhost:3000' };

      expect(await post(change, { currentPassword: 'x', newPassword: better }, headers)).toEqual({
        status: 400,
        body: { message: 'Credential account not found', code: 'CREDENTIAL_ACCOUNT_NOT_FOUND' },
      });
    },
  },
  {
    title: 'pages say that the server runs, and why a link did not work',
    ...recorded,
    async run({ get }) {
      expect(await get('/api/auth/ok')).toEqual({ status: 200, body: { ok: true } });
      const reply = await get('/api/auth/error?error=%3Cb%3E&error_description=%3Ci%3E');

      expect([reply.status, reply.headers.get('content-type')]).toEqual([200, 'text/html']);
      expect(reply.text).toContain('<code>&lt;b&gt;</code>');
      expect(reply.text).toContain('&lt;i&gt;');
    },
  },
];
