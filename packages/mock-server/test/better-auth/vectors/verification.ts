import { expect } from 'vitest';
import {
  badCallback,
  badEmail,
  badOtp,
  canSignIn,
  done,
  expiredOtp,
  invalid,
  mailedCode,
  noOrigin,
  nothing404,
  refused,
  signedIn,
  success,
  target,
  tooManyTries,
  u,
  userNotFound,
  type World,
} from '../world.ts';
import { table, type Vector } from './vector.ts';

const send = '/api/auth/send-verification-email';
const verify = '/api/auth/verify-email';
const unverified = { settings: { seed: [{ ...u, emailVerified: false }] } };
const time = '2026-01-02T03:04:05.000Z';
const id = expect.stringMatching(/^[A-Za-z0-9]{32}$/);
const uma = { name: u.name, email: u.email, emailVerified: true, createdAt: time, updatedAt: time, id };
const verified = { status: 200, body: { status: true, user: null } };

async function mailedLink({ post, mock }: World, callbackURL?: string): Promise<{ link: string; token: string }> {
  await post(send, { email: u.email, callbackURL });
  const { link = '', token = '' } = await mock.outbox.waitFor({ to: u.email, kind: 'verification' });
  return { link, token };
}

async function digitsFor({ post, mock }: World, type: string, email: string = u.email): Promise<string> {
  await post('/api/auth/email-otp/send-verification-otp', { email, type });
  const { code = '' } = await mock.outbox.waitFor({ to: email });
  return code;
}

async function isVerified({ mock }: World): Promise<boolean | undefined> {
  return (await mock.accounts.find(u.email))?.emailVerified;
}

/** Links and digits that verify an address, and digits that sign in. */
export const verificationVectors: readonly Vector[] = [
  {
    title: 'a link verifies an address as often as somebody follows it, and is a JWT for an hour',
    ...unverified,
    async run(world) {
      const { link, token } = await mailedLink(world, '/welcome');

      expect(JSON.parse(atob(token.split('.')[1] ?? ''))).toEqual({
        email: u.email,
        userId: id,
        iat: 1_767_323_045,
        exp: 1_767_326_645,
      });
      for (const _ of [1, 2]) expect(target(await world.get(link))).toEqual([302, '/welcome']);
      expect(await world.get(`${verify}?token=${token}`)).toEqual(verified);
      expect(await isVerified(world)).toBe(true);
    },
  },
  {
    title: 'without a page the link leads to the root',
    ...unverified,
    async run(world) {
      expect((await mailedLink(world)).link).toMatch(/&callbackURL=%2F$/);
    },
  },
  {
    title: 'a link that has expired says so, in the query of its page or as JSON',
    ...unverified,
    async run(world) {
      const { link, token } = await mailedLink(world, '/welcome?a=b#c');
      await world.mock.clock.advance('1h');

      expect(target(await world.get(link))).toEqual([302, '/welcome?a=b&error=TOKEN_EXPIRED#c']);
      expect(await world.get(`${verify}?token=${token}`)).toEqual(refused(401, 'TOKEN_EXPIRED', 'Token expired'));
    },
  },
  {
    title: 'a wrong token, a foreign page, no token',
    async run({ get }) {
      expect(await get(`${verify}?token=x`)).toEqual(refused(401, 'INVALID_TOKEN', 'Invalid token'));
      expect(await get(`${verify}?token=x&callbackURL=https%3A%2F%2Fevil.example.net`)).toEqual(badCallback);
      expect(await get(verify)).toEqual(invalid('[query.token] Invalid input: expected string, received undefined'));
      expect(target(await get(`${verify}?token=x&callbackURL=/a`))).toEqual([302, '/a?error=INVALID_TOKEN']);
    },
  },
  {
    title: 'the token of an account that is gone finds nobody, and belongs to no later one',
    ...unverified,
    async run(world) {
      const { token } = await mailedLink(world);
      await world.mock.accounts.delete(u.email);

      expect(await world.get(`${verify}?token=${token}`)).toEqual(refused(401, 'USER_NOT_FOUND', 'User not found'));
      await world.mock.accounts.put({ ...u, emailVerified: false });
      expect(await world.get(`${verify}?token=${token}`)).toEqual(refused(401, 'INVALID_TOKEN', 'Invalid token'));
    },
  },
  {
    title: 'nobody learns who has an account, and whose is verified',
    async run({ post, mock }) {
      expect(await post(send, { email: u.email })).toEqual(done);
      expect(await post(send, { email: 'nobody@example.com' })).toEqual(done);
      expect(await mock.outbox.list()).toEqual([]);
    },
  },
  {
    title: 'a session gets a link for its own address alone, as long as that is not verified',
    ...unverified,
    async run(world) {
      const headers = await signedIn(world);

      expect(await world.post(send, { email: 'nobody@example.com' }, headers)).toEqual(
        refused(400, 'EMAIL_MISMATCH', 'Email mismatch'),
      );
      expect(await world.post(send, { email: 'U@example.com' }, headers)).toEqual(done);
      await world.mock.accounts.put(u);
      expect(await world.post(send, { email: u.email }, headers)).toEqual(
        refused(400, 'EMAIL_ALREADY_VERIFIED', 'Email is already verified'),
      );
    },
  },
  {
    title: 'an app without the function refuses to mail links',
    options: { sendVerificationEmail: false },
    async run({ post }) {
      expect(await post(send, { email: u.email })).toEqual(
        refused(400, 'VERIFICATION_EMAIL_NOT_ENABLED', "Verification email isn't enabled"),
      );
    },
  },
  {
    title: 'a function that throws is a 500 with nothing in it',
    options: { mail: 'unreachable' },
    ...unverified,
    async run({ post }) {
      expect(await post(send, { email: u.email })).toEqual({ status: 500, body: '' });
    },
  },
  {
    title: 'where addresses must be verified, signing up mails a link, and following it lets people in',
    options: { requireEmailVerification: true },
    async run(world) {
      const { post, mock } = world;
      await post('/api/auth/sign-up/email', {
        email: 'new@example.com',
        password: u.password,
        name: 'N',
        callbackURL: '/welcome',
      });
      const { link = '' } = await mock.outbox.waitFor({ to: 'new@example.com', kind: 'verification' });

      expect(target(await world.get(link))).toEqual([302, '/welcome']);
      const reply = await post('/api/auth/sign-in/email', { email: 'new@example.com', password: u.password });
      expect(reply).toMatchObject({ status: 200, body: { user: { emailVerified: true } } });
    },
  },
  ...table<[string, object, number]>(
    [
      ['true', { sendOnSignUp: true }, 1],
      ["'where-required' by default", {}, 0],
      ['false, though addresses must be verified', { sendOnSignUp: false, requireEmailVerification: true }, 0],
      ['true, without a function', { sendOnSignUp: true, sendVerificationEmail: false }, 0],
    ],
    'sendOnSignUp is %s',
  )((_title, options, count) => ({
    options,
    async run({ post, mock }) {
      await post('/api/auth/sign-up/email', { email: 'new@example.com', password: u.password, name: '' });

      expect(await mock.outbox.list()).toHaveLength(count);
    },
  })),
  {
    title: 'signing in mails a link if the app wants that',
    options: { requireEmailVerification: true, sendOnSignIn: true },
    ...unverified,
    async run(world) {
      expect(await canSignIn(world, u.password)).toBe(false);

      expect(await world.mock.outbox.list()).toMatchObject([{ to: u.email, kind: 'verification' }]);
    },
  },
  {
    title: 'verifying signs in if the app wants that',
    options: { autoSignInAfterVerification: true },
    ...unverified,
    async run(world) {
      const reply = await world.get((await mailedLink(world)).link);

      const [cookie = ''] = (reply.headers.getSetCookie()[0] ?? '').split(';');
      expect(await world.get('/api/auth/get-session', { cookie })).toMatchObject({
        body: { user: { email: u.email } },
      });
    },
  },
  {
    title: 'digits verify an address, once',
    ...unverified,
    async run(world) {
      const otp = await digitsFor(world, 'email-verification');
      const path = '/api/auth/email-otp/verify-email';

      expect(await world.post(path, { email: 'U@example.com', otp })).toEqual({
        status: 200,
        body: { status: true, token: null, user: uma },
      });
      expect(await world.post(path, { email: u.email, otp })).toEqual(badOtp);
      expect(await world.post(path, { email: 'bad', otp })).toEqual(badEmail);
    },
  },
  {
    title: 'digits sign in if the app wants that when they verify',
    options: { autoSignInAfterVerification: true },
    async run(world) {
      const otp = await digitsFor(world, 'email-verification');

      const reply = await world.post('/api/auth/email-otp/verify-email', { email: u.email, otp });

      expect(reply).toEqual({ status: 200, body: { status: true, token: id, user: uma } });
      expect(reply.headers.getSetCookie()).toHaveLength(1);
    },
  },
  {
    title: 'digits of an account that is gone verify nobody',
    async run(world) {
      const otp = await digitsFor(world, 'email-verification');
      await world.mock.accounts.delete(u.email);

      expect(await world.post('/api/auth/email-otp/verify-email', { email: u.email, otp })).toEqual(userNotFound);
    },
  },
  {
    title: 'signing up mails digits if the plugin is to, to an address that is taken, too',
    options: { sendVerificationOnSignUp: true, requireEmailVerification: true, sendOnSignUp: false },
    async run({ post, mock }) {
      await post('/api/auth/sign-up/email', { email: u.email, password: u.password, name: '' });

      expect(await mock.outbox.list()).toMatchObject([
        { to: u.email, kind: 'verification', code: expect.stringMatching(/^\d{6}$/) },
      ]);
    },
  },
  {
    title: 'digits sign in, and make an account for a new address',
    async run(world) {
      const path = '/api/auth/sign-in/email-otp';
      const otp = await digitsFor(world, 'sign-in');

      const reply = await world.post(path, { email: u.email, otp });
      expect(reply).toEqual({ status: 200, body: { token: id, user: uma } });
      expect(reply.headers.getSetCookie()).toHaveLength(1);
      expect(await world.post(path, { email: u.email, otp })).toEqual(badOtp);
      const email = 'new@example.com';
      const other = await digitsFor(world, 'sign-in', email);
      expect(await world.post(path, { email, otp: other, name: 'N' })).toMatchObject({
        body: { user: { name: 'N', email, emailVerified: true } },
      });
    },
  },
  {
    title: 'signing in with digits takes the password of an account that nobody has proved to be theirs',
    settings: { seed: [{ ...u, emailVerified: false, providers: ['google'] }] },
    async run(world) {
      const { cookie } = await signedIn(world);

      await world.post('/api/auth/sign-in/email-otp', { email: u.email, otp: await digitsFor(world, 'sign-in') });

      expect(await canSignIn(world, u.password)).toBe(false);
      expect(await world.get('/api/auth/get-session', { cookie })).toEqual({ status: 200, body: null });
      expect(await world.mock.accounts.find(u.email)).toMatchObject({
        emailVerified: true,
        providers: [],
        hasPassword: false,
      });
    },
  },
  {
    title: 'nobody new signs in with digits if the plugin does not let them',
    options: { otpDisableSignUp: true },
    async run({ post, mock }) {
      const body = { email: 'new@example.com', type: 'sign-in' };

      expect(await post('/api/auth/email-otp/send-verification-otp', body)).toEqual(success);
      expect(await mock.outbox.list()).toEqual([]);
    },
  },
  {
    title: 'digits for one purpose are not good for another, and are not replaced by those',
    async run(world) {
      const reset = await mailedCode(world);
      const otp = await digitsFor(world, 'sign-in');

      expect(await world.post('/api/auth/email-otp/verify-email', { email: u.email, otp })).toEqual(badOtp);
      expect(
        await world.post('/api/auth/email-otp/reset-password', { email: u.email, otp: reset, password: u.password }),
      ).toEqual(success);
    },
  },
  {
    title: 'digits expire, and are void after three wrong tries',
    async run(world) {
      const path = '/api/auth/sign-in/email-otp';
      await digitsFor(world, 'sign-in');

      for (const _ of [1, 2, 3]) expect(await world.post(path, { email: u.email, otp: 'x' })).toEqual(badOtp);
      expect(await world.post(path, { email: u.email, otp: 'x' })).toEqual(tooManyTries);
      const otp = await digitsFor(world, 'email-verification');
      await world.mock.clock.advance('301s');
      expect(await world.post('/api/auth/email-otp/verify-email', { email: u.email, otp })).toEqual(expiredOtp);
    },
  },
  ...table<[string, object, object]>(
    [
      ['no address', { email: 'bad', type: 'sign-in' }, badEmail],
      [
        'a change of the address',
        { email: u.email, type: 'change-email' },
        { status: 400, body: { message: 'Invalid OTP type' } },
      ],
      [
        'an unknown purpose',
        { email: u.email, type: 'x' },
        invalid(
          '[body.type] Invalid option: expected one of "email-verification"|"sign-in"|"forget-password"|"change-email"',
        ),
      ],
    ],
    'no digits are mailed for %s',
  )((_title, body, expected) => ({
    async run({ post }) {
      expect(await post('/api/auth/email-otp/send-verification-otp', body)).toEqual(expected);
    },
  })),
  {
    title: 'a browser has to say where it asks for digits from, without a cookie too',
    async run({ post }) {
      const body = { email: u.email, type: 'sign-in' };

      expect(await post('/api/auth/email-otp/send-verification-otp', body, { 'sec-fetch-dest': 'empty' })).toEqual(
        noOrigin,
      );
    },
  },
  ...table(
    ['email-otp/send-verification-otp', 'email-otp/verify-email', 'sign-in/email-otp'],
    '%s does not exist without the plugin',
  )((path) => ({
    options: { emailOTP: false },
    async run({ post }) {
      expect(await post(`/api/auth/${path}`, {})).toEqual(nothing404);
    },
  })),
];
