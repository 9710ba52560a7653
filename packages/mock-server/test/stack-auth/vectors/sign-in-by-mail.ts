import { expect } from 'vitest';
import { totpAt } from '../../../src/providers/stack-auth/totp.ts';
import type { Expected } from '../../reply.ts';
import {
  asServer,
  callback,
  known,
  mailedCode,
  nowMillis,
  type Reply,
  refusedBySchema,
  said,
  signIn,
  textAt,
  u,
  type World,
  withToken,
} from '../world.ts';
import {
  alreadyUsed,
  codeExpired,
  isUnexpected,
  made,
  notFound,
  notWhitelisted,
  signUpOff,
  triedTooOften,
  valid,
} from './passwords.ts';
import { type Given, replies, story, type Vector } from './vector.ts';

const send = '/auth/otp/send-sign-in-code';
const signInPath = '/auth/otp/sign-in';
const check = '/auth/otp/sign-in/check-code';
const mfa = '/auth/mfa/sign-in';
const newcomer = 'new@example.com';
const on: Given = { options: { magicLinkEnabled: true } };
const ask = ({ post }: World, email: string): Promise<Reply> => post(send, { email, callback_url: callback });

const notVerified = (email: string): Expected =>
  known(
    409,
    'USER_EMAIL_ALREADY_EXISTS',
    `A user with email "${email}" already exists but the email is not verified. Please login to your existing account with the method you used to sign up, and then verify your email to sign in with this login method.`,
    { email, would_work_if_email_was_verified: true },
  );
const signedInByCode = (isNew: boolean, userId: unknown = expect.any(String)): object => ({
  status: 200,
  body: {
    refresh_token: expect.stringMatching(/^[0-9a-hjkmnp-tv-z]{45}$/),
    access_token: expect.stringMatching(/^eyJ/),
    is_new_user: isNew,
    user_id: userId,
  },
});

async function mailed(world: World, email: string = u.email): Promise<string> {
  await ask(world, email);
  const { token = '' } = await world.mock.outbox.waitFor({ to: email, kind: 'sign-in' });
  return token;
}

/** A mailed link or six characters instead of a password. */
export const signInByMail: readonly Vector[] = [
  replies(
    'sends nothing unless that is switched on',
    (world) => ask(world, u.email),
    said(403, 'OTP sign-in is not enabled for this project'),
  ),
  story(
    'mails six characters and a link, and answers with the rest of the code',
    async (world) => {
      const { status, body } = await ask(world, u.email);

      const { subject, code = '', token = '', link, expiresAt, text, html } = await world.mock.outbox.waitFor();
      expect({ status, body }).toEqual({ status: 200, body: { nonce: token.slice(6) } });
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{6}$/);
      expect(code.toLowerCase() + textAt(body, 'nonce')).toBe(token);
      expect(subject).toBe(`Sign in to New Project: Your code is ${code}`);
      expect(link).toBe(`${callback}?code=${token}`);
      expect(expiresAt).toBe('2026-01-09T03:04:05.000Z');
      expect(text).toContain('\n\nHi! ');
      expect(html).toContain(`>${code}</p>`);
      expect([text.split(code).length, text.split(token).length]).toEqual([2, 2]);
    },
    on,
  ),
  story(
    'refuses an address that is not verified, and what was typed does not matter',
    async (world) => {
      await world.post('/auth/password/sign-up', { email: newcomer, password: 'new-pass-11' });

      expect(await ask(world, 'NEW@example.com')).toEqual(notVerified(newcomer));
    },
    on,
  ),
  replies('mails nobody new where sign-ups are off', (world) => ask(world, newcomer), signUpOff, {
    options: { magicLinkEnabled: true, signUpEnabled: false },
  }),
  ...[u.email, newcomer].map((email) =>
    replies(
      `looks at where a link to ${email} leads`,
      ({ post }) => post(send, { email, callback_url: 'https://evil.example' }),
      notWhitelisted,
      on,
    ),
  ),
  story(
    'asks for a bot challenge before it looks at the redirect',
    async ({ post }) => {
      const body = { email: newcomer, callback_url: 'https://evil.example', bot_challenge_phase: 'visible' };

      expect(await post(send, body)).toMatchObject({ status: 409, body: { code: 'BOT_CHALLENGE_REQUIRED' } });
    },
    { options: { magicLinkEnabled: true, botChallenge: 'required' } },
  ),
  story(
    'lets a user sign in by mail from then on, as soon as it is asked for',
    async (world) => {
      const before = await world.get(`/users/${u.id}`, asServer);
      await ask(world, u.email);

      const after = await world.get(`/users/${u.id}`, asServer);
      expect([before.body, after.body].map((body) => Reflect.get(Object(body), 'otp_auth_enabled'))).toEqual([
        false,
        true,
      ]);
    },
    on,
  ),
  story(
    'signs a user in',
    async (world) =>
      expect(await world.post(signInPath, { code: await mailed(world) })).toEqual(signedInByCode(false, u.id)),
    on,
  ),
  story(
    'signs in by what was typed and the nonce, regardless of the case',
    async (world) => {
      const { body } = await ask(world, u.email);
      const { code = '' } = await world.mock.outbox.waitFor();

      expect(await world.post(signInPath, { code: code + textAt(body, 'nonce') })).toEqual(signedInByCode(false, u.id));
    },
    on,
  ),
  story(
    'makes an account of a new address, verified and without a password',
    async (world) => {
      const reply = await world.post(signInPath, { code: await mailed(world, 'New@Example.com') });

      expect(reply).toEqual(signedInByCode(true));
      expect((await world.get(`/users/${textAt(reply.body, 'user_id')}`, asServer)).body).toMatchObject({
        primary_email: newcomer,
        primary_email_verified: true,
        primary_email_auth_enabled: true,
        has_password: false,
        otp_auth_enabled: true,
        auth_with_email: true,
        display_name: null,
      });
    },
    on,
  ),
  story(
    'makes an account of an anonymous caller',
    async (world) => {
      const { id, access } = await made(world, { is_anonymous: true });
      const headers = { 'x-stack-allow-anonymous-user': 'true', ...withToken(access) };

      expect(await world.post(signInPath, { code: await mailed(world, newcomer) }, headers)).toEqual(
        signedInByCode(true, id),
      );
    },
    on,
  ),
  story(
    'rejects a new address by rule, and burns the code',
    async (world) => {
      const code = await mailed(world, newcomer);
      await world.mock.options.set({ signUpRules: 'reject' });

      expect(await world.post(signInPath, { code })).toMatchObject({ status: 403, body: { code: 'SIGN_UP_REJECTED' } });
      expect(await world.post(signInPath, { code })).toEqual(alreadyUsed);
    },
    on,
  ),
  story(
    'refuses a new address where sign-ups were switched off since, and burns the code',
    async (world) => {
      const code = await mailed(world, newcomer);
      await world.mock.options.set({ signUpEnabled: false });

      expect(await world.post(signInPath, { code })).toEqual(signUpOff);
      expect(await world.post(signInPath, { code })).toEqual(alreadyUsed);
    },
    on,
  ),
  story(
    'refuses an address that is unverified by now, and burns the code',
    async (world) => {
      const code = await mailed(world);
      await world.patch(`/users/${u.id}`, { primary_email_verified: false }, asServer);

      expect(await world.post(signInPath, { code })).toEqual(notVerified(u.email));
      expect(await world.post(signInPath, { code })).toEqual(alreadyUsed);
    },
    on,
  ),
  story(
    'lets users in though it was switched off since, and fails on new addresses',
    async (world) => {
      const [code, other] = [await mailed(world), await mailed(world, newcomer)];
      await world.mock.options.set({ magicLinkEnabled: false });

      expect(await world.post(signInPath, { code })).toEqual(signedInByCode(false, u.id));
      expect(isUnexpected(await world.post(signInPath, { code: other }))).toBe(true);
    },
    on,
  ),
  story(
    'looks at a code, which is found, expires, is used and tried too often like any other',
    async (world) => {
      const [code, late, guessed] = [await mailed(world), await mailed(world), await mailed(world)];
      expect(await world.post(check, { code: 'x'.repeat(45) })).toEqual(notFound);
      expect(await world.post(check, { code })).toEqual(valid);
      await world.post(signInPath, { code });
      expect(await world.post(check, { code })).toEqual(alreadyUsed);
      for (let count = 0; count < 20; count += 1) await world.post(signInPath, { code: `zzzzzz${guessed.slice(6)}` });
      expect(await world.post(signInPath, { code: guessed })).toEqual(triedTooOften);
      world.mock.clock.advance(7 * 24 * 60 * 60_000 + 1);
      expect(await world.post(check, { code: late })).toEqual(codeExpired);
    },
    on,
  ),
  story(
    'keeps codes of different kinds apart',
    async (world) => {
      const [otp, reset] = [await mailed(world), await mailedCode(world)];

      expect(await world.post('/auth/password/reset', { code: otp, password: 'new-pass-11' })).toEqual(notFound);
      expect(await world.post(signInPath, { code: reset })).toEqual(notFound);
      expect(await world.post('/contact-channels/verify', { code: reset })).toEqual(notFound);
      expect(await world.post(signInPath, { code: otp })).toEqual(signedInByCode(false, u.id));
    },
    on,
  ),
];

const secret = 'MTIzNDU2Nzg5MDEyMzQ1Njc4OTA=';

/** Switches the second factor on, and gets an attempt code by password. */
async function attempt(world: World): Promise<string> {
  await world.patch(`/users/${u.id}`, { totp_secret_base64: secret }, asServer);
  const { body } = await world.post('/auth/password/sign-in', { email: u.email, password: u.password });
  return textAt(body, 'details', 'attempt_code');
}
const digits = ({ mock }: World): string => totpAt(secret, mock.clock.now());
const tryDigits = (world: World, code: string, totp: unknown): Promise<Reply> =>
  world.post(mfa, { type: 'totp', totp, code });
const wrongDigits = known(400, 'INVALID_TOTP_CODE', 'The TOTP code is invalid. Please try again.');

/** The second factor. */
export const secondFactor: readonly Vector[] = [
  story('asks for the second factor after the password', async (world) => {
    const code = await attempt(world);

    const reply = await world.post('/auth/password/sign-in', { email: u.email, password: u.password });
    expect(reply).toEqual(
      known(400, 'MULTI_FACTOR_AUTHENTICATION_REQUIRED', 'Multi-factor authentication is required for this user.', {
        attempt_code: expect.stringMatching(/^[0-9a-hjkmnp-tv-z]{44}[08gr]$/),
      }),
    );
    expect(textAt(reply.body, 'details', 'attempt_code')).not.toBe(code);
    expect(await tryDigits(world, code, digits(world))).toEqual(signedInByCode(false, u.id));
  }),
  story(
    'asks for the second factor after a mailed code, which is burnt',
    async (world) => {
      const code = await mailed(world);
      await attempt(world);

      expect(await world.post(signInPath, { code })).toMatchObject({
        body: { code: 'MULTI_FACTOR_AUTHENTICATION_REQUIRED' },
      });
      expect(await world.post(signInPath, { code })).toEqual(alreadyUsed);
    },
    on,
  ),
  story('takes digits as a number', async (world) => {
    const code = await attempt(world);

    expect((await tryDigits(world, code, Number(digits(world)))).status).toBe(200);
  }),
  ...[-30_000, 30_000].map((off) =>
    story(`takes only the digits of this moment, not those of ${off} ms`, async (world) => {
      const code = await attempt(world);

      expect(await tryDigits(world, code, totpAt(secret, nowMillis + off))).toEqual(wrongDigits);
    }),
  ),
  story('keeps the attempt code when the digits are wrong, but counts: twenty tries', async (world) => {
    const code = await attempt(world);
    for (let count = 0; count < 20; count += 1) expect(await tryDigits(world, code, 'x')).toEqual(wrongDigits);

    expect(await tryDigits(world, code, digits(world))).toEqual(triedTooOften);
  }),
  story('takes an attempt code once, for five minutes, and the same digits with another one', async (world) => {
    const [code, other, late] = [await attempt(world), await attempt(world), await attempt(world)];

    expect(await tryDigits(world, code, digits(world))).toEqual(signedInByCode(false, u.id));
    expect(await tryDigits(world, code, digits(world))).toEqual(alreadyUsed);
    expect(await tryDigits(world, other, digits(world))).toEqual(signedInByCode(false, u.id));
    world.mock.clock.advance(5 * 60_000 + 1);
    expect(await tryDigits(world, late, digits(world))).toEqual(codeExpired);
    expect(await tryDigits(world, 'x'.repeat(45), digits(world))).toEqual(notFound);
  }),
  story('fails where the user has gone or has no second factor any more', async (world) => {
    const code = await attempt(world);
    await world.patch(`/users/${u.id}`, { totp_secret_base64: null }, asServer);

    expect(isUnexpected(await tryDigits(world, code, digits(world)))).toBe(true);
    await world.mock.accounts.delete(u.email);
    expect(isUnexpected(await tryDigits(world, code, digits(world)))).toBe(true);
  }),
  story(
    'fails on codes that are for the other way in, and burns neither',
    async (world) => {
      const [code, otp] = [await attempt(world), await mailed(world)];

      expect(isUnexpected(await world.post(signInPath, { code }))).toBe(true);
      expect(isUnexpected(await world.post(check, { code }))).toBe(true);
      expect(isUnexpected(await tryDigits(world, otp, digits(world)))).toBe(true);
      expect(await tryDigits(world, code, digits(world))).toEqual(signedInByCode(false, u.id));
    },
    on,
  ),
  story('can be switched on by the user, and off', async (world) => {
    const { access } = await signIn(world);
    const token = withToken(access);

    const switched = await world.patch('/users/me', { totp_secret_base64: secret }, token);
    expect(switched.body).toMatchObject({ requires_totp_mfa: true });
    const off = await world.patch('/users/me', { totp_secret_base64: null }, token);
    expect(off.body).toMatchObject({ requires_totp_mfa: false });
  }),
  story('is not switched on by the secret that a user is made with', async (world) => {
    const { body } = await world.post('/users', { totp_secret_base64: secret }, asServer);

    expect(body).toMatchObject({ requires_totp_mfa: false });
  }),
  story('asks for base 64', async (world) => {
    const { access } = await signIn(world);

    expect(await world.patch('/users/me', { totp_secret_base64: 'A' }, withToken(access))).toEqual(
      refusedBySchema('PATCH /api/v1/users/me', 'body.totp_secret_base64 is not valid base64'),
    );
  }),
];
