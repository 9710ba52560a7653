import { expect } from 'vitest';
import type { Expected } from '../../reply.ts';
import {
  asServer,
  callback,
  done,
  known,
  mailedCode,
  nowMillis,
  projectId,
  type Reply,
  said,
  signIn,
  textAt,
  tokensIn,
  u,
  unexpected,
  type World,
  withToken,
} from '../world.ts';
import { replies, story, type Vector } from './vector.ts';

const send = '/auth/password/send-reset-code';
const check = '/auth/password/reset/check-code';
const reset = '/auth/password/reset';
const signUp = '/auth/password/sign-up';
const signInPath = '/auth/password/sign-in';
const update = '/auth/password/update';
const set = '/auth/password/set';
const password = 'u-new-pass2';
const newcomer = { email: 'new@example.com', password };

export const perhapsSent = { status: 200, body: { success: 'maybe, only if user with e-mail exists' } };
export const notFound = known(
  404,
  'VERIFICATION_CODE_NOT_FOUND',
  'The verification code does not exist for this project.',
);
export const alreadyUsed = known(409, 'VERIFICATION_CODE_ALREADY_USED', 'The verification link has already been used.');
export const codeExpired = known(400, 'VERIFICATION_CODE_EXPIRED', 'The verification code has expired.');
export const triedTooOften = known(
  400,
  'VERIFICATION_CODE_MAX_ATTEMPTS_REACHED',
  'The verification code nonce has reached the maximum number of attempts. This code is not valid anymore.',
);
export const valid = { status: 200, body: { is_code_valid: true } };
export const notWhitelisted = known(
  400,
  'REDIRECT_URL_NOT_WHITELISTED',
  'Redirect URL not whitelisted. Did you forget to add this domain to the trusted domains list on the Stack Auth dashboard?',
);
export const mismatch = known(400, 'EMAIL_PASSWORD_MISMATCH', 'Wrong e-mail or password.');
export const signUpOff = known(
  400,
  'SIGN_UP_NOT_ENABLED',
  'Creation of new accounts is not enabled for this project. Please ask the project owner to enable it.',
);
const passwordsOff = known(
  400,
  'PASSWORD_AUTHENTICATION_NOT_ENABLED',
  'Password authentication is not enabled for this project.',
);
const tooShort = known(400, 'PASSWORD_TOO_SHORT', 'Password too short. Minimum length is 8.', { min_length: 8 });
const taken = (email: string): Expected =>
  known(409, 'USER_EMAIL_ALREADY_EXISTS', `A user with email "${email}" already exists.`, {
    email,
    would_work_if_email_was_verified: false,
  });
const signedIn = (userId: unknown = expect.any(String)): object => ({
  status: 200,
  body: {
    access_token: expect.stringMatching(/^eyJ/),
    refresh_token: expect.stringMatching(/^[0-9a-hjkmnp-tv-z]{45}$/),
    user_id: userId,
  },
});

/** Whether an answer is the 500 that says nothing. */
export function isUnexpected({ status, body }: Reply): boolean {
  return status === 500 && String(body).startsWith(unexpected);
}

/** A user whom only a server can make, signed in. */
export async function made(world: World, fields: object): Promise<{ id: string; access: string; refresh: string }> {
  const { body } = await world.post('/users', fields, asServer);
  const id = textAt(body, 'id');
  const session = await world.post('/auth/sessions', { user_id: id }, asServer);
  return { id, ...tokensIn(session.body) };
}

const afterOff = async (world: World, act: () => Promise<Reply>): Promise<Reply> => {
  await world.mock.options.set({ credentialEnabled: false });
  return act();
};

/** Asking for a reset, looking at its code and resetting. */
export const resets: readonly Vector[] = [
  replies(
    'sends nothing where passwords are off',
    ({ post }) => post(send, { email: u.email, callback_url: callback }),
    passwordsOff,
    {
      options: { credentialEnabled: false },
    },
  ),
  story('sends a mail to an address that somebody signs in with', async ({ post, mock }) => {
    expect(await post(send, { email: u.email, callback_url: callback })).toEqual(perhapsSent);

    const { id, text, html, link = '', token = '', ...mail } = await mock.outbox.waitFor();
    expect(mail).toEqual({
      from: '"New Project" <noreply@example.com>',
      to: u.email,
      kind: 'password-reset',
      subject: 'Reset your password at New Project',
      expiresAt: '2026-01-09T03:04:05.000Z',
      sentAt: '2026-01-02T03:04:05.000Z',
    });
    expect(token).toMatch(/^[0-9a-hjkmnp-tv-z]{44}[08gr]$/);
    expect(link).toBe(`${callback}?code=${token}`);
    expect(text).toContain(`Hi, ${u.name}!`);
    expect(text.split(link)).toHaveLength(2);
    expect(html).toContain(`href="${link}"`);
  }),
  story('sends to the address as it was typed', async ({ post, mock }) => {
    await post(send, { email: 'U@Example.COM', callback_url: callback });

    expect(await mock.outbox.list()).toMatchObject([{ to: 'U@Example.COM' }]);
  }),
  story(
    'names the project in the subject, and greets who has no name without one',
    async ({ post, mock }) => {
      await post(send, { email: 'anon@example.com', callback_url: callback });

      const { subject, text } = await mock.outbox.waitFor();
      expect(subject).toBe('Reset your password at Acme');
      expect(text).toContain('\n\nHi! ');
    },
    { options: { projectDisplayName: 'Acme' }, settings: { seed: [{ email: 'anon@example.com' }] } },
  ),
  ...(
    [
      ['https://example.com', 'https://example.com/?code=CODE'],
      ['https://example.com/x?a=b%20c#top', 'https://example.com/x?a=b+c&code=CODE#top'],
      ['https://example.com/?code=old&b=1&code=older', 'https://example.com/?code=CODE&b=1'],
    ] as const
  ).map(([callbackUrl, expected]) =>
    story(
      `makes a link of ${callbackUrl}`,
      async ({ post, mock }) => {
        await post(send, { email: u.email, callback_url: callbackUrl });

        const { link, token = '' } = await mock.outbox.waitFor();
        expect(link).toBe(expected.replace('CODE', token));
      },
      { options: { trustedDomains: ['https://example.com'] } },
    ),
  ),
  story('answers an unknown address alike, looks at no redirect and sends nothing', async ({ post, mock }) => {
    expect(await post(send, { email: 'nobody@example.com', callback_url: 'https://evil.example' })).toEqual(
      perhapsSent,
    );
    expect(await mock.outbox.list()).toEqual([]);
  }),
  replies(
    'looks at the redirect of a known address',
    ({ post }) => post(send, { email: u.email, callback_url: 'https://evil.example' }),
    notWhitelisted,
  ),
  story('sends to unverified addresses too', async ({ post, mock }) => {
    await post(signUp, newcomer);
    await post(send, { email: newcomer.email, callback_url: callback });

    expect(await mock.outbox.list({ kind: 'password-reset' })).toHaveLength(1);
  }),
  story('does not know an address that nobody signs in with', async ({ post, mock }) => {
    await post('/users', { primary_email: newcomer.email, password }, asServer);

    expect(await post(send, { email: newcomer.email, callback_url: callback })).toEqual(perhapsSent);
    expect(await mock.outbox.list()).toEqual([]);
  }),
  story('sends to second addresses that are still signed in with', async ({ post, patch, mock }) => {
    await patch(`/users/${u.id}`, { primary_email: 'second@example.com' }, asServer);
    await post(send, { email: u.email, callback_url: callback });

    const { token: code } = await mock.outbox.waitFor({ to: u.email });
    expect(await post(reset, { code, password })).toEqual(done);
  }),
  story('fails on an empty address', async ({ post }) => {
    expect(isUnexpected(await post(send, { email: '', callback_url: callback }))).toBe(true);
  }),
  replies('knows no code that was not issued', ({ post }) => post(check, { code: 'x'.repeat(45) }), notFound),
  replies('resets nothing without a code', ({ post }) => post(reset, { code: 'x'.repeat(45), password }), notFound),
  story('looks at a code without using it up, regardless of the case', async (world) => {
    const code = await mailedCode(world);

    for (const typed of [code, code.toUpperCase(), code])
      expect(await world.post(check, { code: typed })).toEqual(valid);
    expect(await world.post(reset, { code: code.toUpperCase(), password })).toEqual(done);
  }),
  story('looks at a code though passwords are off, and though the account has gone', async (world) => {
    const code = await mailedCode(world);
    await world.mock.options.set({ credentialEnabled: false });
    await world.mock.accounts.delete(u.email);

    expect(await world.post(check, { code })).toEqual(valid);
  }),
  story('takes a code until its seven days are over', async (world) => {
    const [code, other] = [await mailedCode(world), await mailedCode(world)];
    world.mock.clock.advance('7d');
    expect(await world.post(check, { code })).toEqual(valid);
    expect(await world.post(reset, { code: other, password })).toEqual(done);
    world.mock.clock.advance(1);

    expect(await world.post(check, { code })).toEqual(codeExpired);
    expect(await world.post(reset, { code, password })).toEqual(codeExpired);
  }),
  story('takes a code once', async (world) => {
    const code = await mailedCode(world);
    await world.post(reset, { code, password });

    expect(await world.post(reset, { code, password })).toEqual(alreadyUsed);
    expect(await world.post(check, { code })).toEqual(alreadyUsed);
  }),
  story('says that a code has expired before it says that it was used', async (world) => {
    const code = await mailedCode(world);
    await world.post(reset, { code, password });
    world.mock.clock.advance('8d');

    expect(await world.post(reset, { code, password })).toEqual(codeExpired);
  }),
  story('counts looking and resetting as attempts: twenty proceed', async (world) => {
    const code = await mailedCode(world);
    for (let count = 0; count < 20; count += 1) expect(await world.post(check, { code })).toEqual(valid);

    expect(await world.post(check, { code })).toEqual(triedTooOften);
    expect(await world.post(reset, { code, password })).toEqual(triedTooOften);
  }),
  story('takes the right code at the twentieth attempt', async (world) => {
    const code = await mailedCode(world);
    for (let count = 0; count < 19; count += 1) await world.post(check, { code });

    expect(await world.post(reset, { code, password })).toEqual(done);
  }),
  story('counts attempts by the last 39 characters', async (world) => {
    const code = await mailedCode(world);
    for (let count = 0; count < 20; count += 1)
      expect(await world.post(check, { code: `zzzzzz${code.slice(6)}` })).toEqual(notFound);

    expect(await world.post(reset, { code, password })).toEqual(triedTooOften);
  }),
  story('does not count what validation refuses', async (world) => {
    const code = await mailedCode(world);
    for (let count = 0; count < 21; count += 1) await world.post(check, { code, foo: 1 });

    expect(await world.post(check, { code })).toEqual(valid);
  }),
  story('says that a code was used before it says that it was tried too often', async (world) => {
    const code = await mailedCode(world);
    await world.post(reset, { code, password });
    for (let count = 0; count < 20; count += 1) await world.post(check, { code });

    expect(await world.post(check, { code })).toEqual(alreadyUsed);
  }),
  story('keeps earlier codes good, before and after a reset', async (world) => {
    const codes = [await mailedCode(world), await mailedCode(world), await mailedCode(world)];

    for (const code of codes) expect(await world.post(reset, { code, password })).toEqual(done);
  }),
  story('burns the code of a password that is too short', async (world) => {
    const code = await mailedCode(world);

    expect(await world.post(reset, { code, password: '1234567' })).toEqual(tooShort);
    expect(await world.post(reset, { code, password })).toEqual(alreadyUsed);
  }),
  story('burns the code where passwords are off', async (world) => {
    const code = await mailedCode(world);

    expect(await afterOff(world, () => world.post(reset, { code, password }))).toEqual(passwordsOff);
    await world.mock.options.set({ credentialEnabled: true });
    expect(await world.post(reset, { code, password })).toEqual(alreadyUsed);
  }),
  story('keeps the code of a password that is too long', async (world) => {
    const code = await mailedCode(world);

    expect(await world.post(reset, { code, password: 'x'.repeat(71) })).toMatchObject({
      body: { code: 'SCHEMA_ERROR' },
    });
    expect(await world.post(reset, { code, password: 'x'.repeat(70) })).toEqual(done);
  }),
  ...(
    [
      ['é', 36, 35],
      ['€', 24, 23],
      ['😀', 18, 17],
    ] as const
  ).map(([letter, tooMany, enough]) =>
    story(`fails on ${tooMany} times ${letter}, whose bytes are too many, and burns the code`, async (world) => {
      const [code, other] = [await mailedCode(world), await mailedCode(world)];

      expect(isUnexpected(await world.post(reset, { code, password: letter.repeat(tooMany) }))).toBe(true);
      expect(await world.post(reset, { code, password })).toEqual(alreadyUsed);
      expect(await world.post(reset, { code: other, password: letter.repeat(enough) })).toEqual(done);
    }),
  ),
  story('fails where the account was deleted since the mail, and burns the code', async (world) => {
    const code = await mailedCode(world);
    await world.mock.accounts.delete(u.email);

    expect(isUnexpected(await world.post(reset, { code, password }))).toBe(true);
    expect(await world.post(reset, { code, password })).toEqual(alreadyUsed);
  }),
  story('fails where there is neither a password nor a primary address', async (world) => {
    const { id } = await made(world, { primary_email: newcomer.email, primary_email_auth_enabled: true });
    await world.patch(`/users/${id}`, { primary_email: null }, asServer);
    const code = await mailedCode(world, newcomer.email);

    expect(isUnexpected(await world.post(reset, { code, password }))).toBe(true);
    expect(await world.post(reset, { code, password })).toEqual(alreadyUsed);
  }),
  story('gives a first password to who has none', async (world) => {
    await made(world, { primary_email: newcomer.email, primary_email_auth_enabled: true });
    const code = await mailedCode(world, newcomer.email);

    expect(await world.post(reset, { code, password })).toEqual(done);
    expect((await world.post(signInPath, newcomer)).status).toBe(200);
  }),
  story('ends all sessions by their refresh tokens, but no access token, and opens none', async (world) => {
    const { access, refresh } = await signIn(world);
    const code = await mailedCode(world);

    const answered = await world.post(reset, { code, password });

    expect(answered).toEqual(done);
    expect(
      await world.post('/auth/sessions/current/refresh', undefined, { 'x-stack-refresh-token': refresh }),
    ).toMatchObject({
      status: 401,
    });
    expect((await world.get('/users/me', withToken(access))).status).toBe(200);
    expect(await world.mock.outbox.list()).toHaveLength(1);
  }),
  story('changes the password and nothing else that shows', async (world) => {
    const before = await world.get(`/users/${u.id}`, asServer);
    const code = await mailedCode(world);
    world.mock.clock.advance('1h');
    await world.post(reset, { code, password });

    expect(await world.get(`/users/${u.id}`, asServer)).toEqual(before);
    expect(await world.post(signInPath, { email: u.email, password: u.password })).toEqual(mismatch);
    expect(await world.post(signInPath, { email: u.email, password })).toEqual(signedIn(u.id));
  }),
  story('keeps codes good when the address changes or is no longer signed in with', async (world) => {
    const code = await mailedCode(world);
    await world.patch(`/users/${u.id}`, { primary_email: 'other@example.com' }, asServer);
    await world.patch(`/users/${u.id}`, { primary_email_auth_enabled: false }, asServer);

    expect(await world.post(reset, { code, password })).toEqual(done);
  }),
  story('sets the old password again', async (world) => {
    const code = await mailedCode(world);

    expect(await world.post(reset, { code, password: u.password })).toEqual(done);
  }),
  story('lets one of two simultaneous resets through', async (world) => {
    const code = await mailedCode(world);

    const replies = await Promise.all(
      ['one-pass-11', 'two-pass-22'].map((one) => world.post(reset, { code, password: one })),
    );

    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
  }),
  story('does not take the code of another project', async (world) => {
    const code = await mailedCode(world);

    expect(await world.post(reset, { code, password }, { 'x-stack-project-id': 'internal' })).toEqual(notFound);
  }),
];

/** Signing up and in with a password, changing it and setting a first one. */
export const passwords: readonly Vector[] = [
  story('signs up and in at once, the address in lower case and unverified', async (world) => {
    const reply = await world.post(signUp, { ...newcomer, email: 'New@Example.com' });

    expect(reply).toEqual(signedIn());
    const { access, userId } = tokensIn(reply.body);
    const me = await world.get('/users/me', withToken(access));
    expect(me.body).toEqual({
      restricted_by_admin_reason: null,
      restricted_by_admin: false,
      restricted_reason: null,
      is_restricted: false,
      is_anonymous: false,
      passkey_auth_enabled: false,
      otp_auth_enabled: false,
      requires_totp_mfa: false,
      selected_team_id: null,
      oauth_providers: [],
      auth_with_email: true,
      has_password: true,
      signed_up_at_millis: nowMillis,
      profile_image_url: null,
      client_read_only_metadata: null,
      client_metadata: null,
      display_name: null,
      primary_email_verified: false,
      primary_email: 'new@example.com',
      id: userId,
      selected_team: null,
    });
    expect(await world.mock.outbox.list()).toEqual([]);
  }),
  replies('signs nobody up where passwords are off', ({ post }) => post(signUp, newcomer), passwordsOff, {
    options: { credentialEnabled: false },
  }),
  replies(
    'looks at where the verification link leads',
    ({ post }) => post(signUp, { ...newcomer, verification_callback_url: 'https://evil.example' }),
    notWhitelisted,
  ),
  replies('signs nobody up where sign-ups are off', ({ post }) => post(signUp, newcomer), signUpOff, {
    options: { signUpEnabled: false },
  }),
  replies('refuses seven characters', ({ post }) => post(signUp, { ...newcomer, password: '1234567' }), tooShort),
  replies(
    'refuses an address that somebody signs in with, regardless of the case',
    ({ post }) => post(signUp, { email: 'U@EXAMPLE.com', password }),
    taken(u.email),
  ),
  ...[{ bot_challenge_phase: 'invisible' }, { bot_challenge_unavailable: 'true' }].map((said_) =>
    story(`lets those who say ${JSON.stringify(said_)} pass, or not`, async ({ post, mock }) => {
      await mock.options.set({ botChallenge: 'required' });
      expect(await post(signUp, { ...newcomer, ...said_ })).toEqual(
        known(409, 'BOT_CHALLENGE_REQUIRED', 'An additional bot challenge is required before sign-up can continue.'),
      );
      await mock.options.set({ botChallenge: 'failed' });
      const message = 'Bot challenge verification failed.';
      expect(await post(signUp, { ...newcomer, ...said_ })).toEqual(
        known(400, 'BOT_CHALLENGE_FAILED', message, { message }),
      );
      await mock.options.set({ botChallenge: 'passed' });
      expect((await post(signUp, { ...newcomer, ...said_ })).status).toBe(200);
    }),
  ),
  replies(
    'asks for no challenge that nothing is said about',
    ({ post }) => post(signUp, { ...newcomer, bot_challenge_token: 'x' }),
    signedIn() as Reply,
    {
      options: { botChallenge: 'required' },
    },
  ),
  story(
    'rejects sign-ups by rule',
    async ({ post }) => {
      const message = "Your sign up was rejected by an administrator's sign-up rule.";

      expect(await post(signUp, newcomer)).toEqual(known(403, 'SIGN_UP_REJECTED', message, { message }));
    },
    { options: { signUpRules: 'reject' } },
  ),
  story('fails on a password of too many bytes', async ({ post }) => {
    expect(isUnexpected(await post(signUp, { ...newcomer, password: 'é'.repeat(36) }))).toBe(true);
  }),
  story('makes an account of an anonymous caller', async (world) => {
    const { id, access } = await made(world, { is_anonymous: true });

    const headers = { 'x-stack-allow-anonymous-user': 'true', ...withToken(access) };
    expect(await world.post(signUp, newcomer, headers)).toEqual(signedIn(id));
    expect((await world.get(`/users/${id}`, asServer)).body).toMatchObject({
      is_anonymous: false,
      primary_email: newcomer.email,
      has_password: true,
    });
  }),
  story('ends the sessions that an anonymous caller had: a password is new', async (world) => {
    const { access, refresh } = await made(world, { is_anonymous: true });
    const headers = { 'x-stack-allow-anonymous-user': 'true', ...withToken(access) };

    const { body } = await world.post(signUp, newcomer, headers);

    const renew = async (token: string): Promise<number> =>
      (await world.post('/auth/sessions/current/refresh', undefined, { 'x-stack-refresh-token': token })).status;
    expect([await renew(refresh), await renew(textAt(body, 'refresh_token'))]).toEqual([401, 200]);
  }),
  story('ignores any other caller', async (world) => {
    const { access } = await signIn(world);

    const { body } = await world.post(signUp, newcomer, withToken(access));

    expect(textAt(body, 'user_id')).not.toBe(u.id);
  }),
  replies(
    'signs nobody in where passwords are off',
    ({ post }) => post(signInPath, { email: u.email, password: u.password }),
    passwordsOff,
    {
      options: { credentialEnabled: false },
    },
  ),
  story('signs in regardless of the case of the address', async ({ post }) => {
    expect(await post(signInPath, { email: 'U@EXAMPLE.COM', password: u.password })).toEqual(signedIn(u.id));
  }),
  ...(
    [
      ['a wrong password', { email: u.email, password: 'wrong-pass1' }],
      ['an empty password', { email: u.email, password: '' }],
      ['an unknown address', { email: 'nobody@example.com', password: u.password }],
    ] as const
  ).map(([name, body]) => replies(`refuses ${name}`, ({ post }) => post(signInPath, body), mismatch)),
  story('refuses who has no password, or does not sign in with the address', async (world) => {
    await made(world, { primary_email: 'none@example.com', primary_email_auth_enabled: true });
    await made(world, { primary_email: 'off@example.com', password });

    for (const email of ['none@example.com', 'off@example.com'])
      expect(await world.post(signInPath, { email, password })).toEqual(mismatch);
  }),
  story('has no limit on tries', async ({ post }) => {
    for (let count = 0; count < 30; count += 1) await post(signInPath, { email: u.email, password: 'wrong' });

    expect((await post(signInPath, { email: u.email, password: u.password })).status).toBe(200);
  }),
  story('changes a password, and ends every session but the one whose refresh token is sent', async (world) => {
    const [mine, other] = [await signIn(world), await signIn(world)];
    const change = { old_password: u.password, new_password: password };

    const headers = { ...withToken(mine.access), 'x-stack-refresh-token': mine.refresh };
    expect(await world.post(update, change, headers)).toEqual(done);

    const refresh = (token: string): Promise<Reply> =>
      world.post('/auth/sessions/current/refresh', undefined, { 'x-stack-refresh-token': token });
    expect([(await refresh(mine.refresh)).status, (await refresh(other.refresh)).status]).toEqual([200, 401]);
  }),
  story('ends the current session too where no refresh token is sent', async (world) => {
    const { access, refresh } = await signIn(world);
    await world.post(update, { old_password: u.password, new_password: password }, withToken(access));

    const headers = { 'x-stack-refresh-token': refresh };
    expect((await world.post('/auth/sessions/current/refresh', undefined, headers)).status).toBe(401);
    expect((await world.get('/users/me', withToken(access))).status).toBe(200);
  }),
  ...(
    [
      ['a new password that is too short', { old_password: 'x', new_password: '1234567' }, tooShort],
      [
        'a wrong old password',
        { old_password: 'x', new_password: password },
        known(400, 'PASSWORD_CONFIRMATION_MISMATCH', 'Passwords do not match.'),
      ],
    ] as const
  ).map(([name, body, expected]) =>
    story(`does not change a password given ${name}`, async (world) => {
      expect(await world.post(update, body, withToken((await signIn(world)).access))).toEqual(expected);
    }),
  ),
  story('does not change a password where passwords are off', async (world) => {
    const { access } = await signIn(world);

    const act = (): Promise<Reply> => world.post(update, { old_password: 'x', new_password: 'x' }, withToken(access));
    expect(await afterOff(world, act)).toEqual(passwordsOff);
  }),
  story('has no password to change where there is none', async (world) => {
    const { access } = await made(world, { primary_email: newcomer.email });

    expect(await world.post(update, { old_password: 'x', new_password: password }, withToken(access))).toEqual(
      known(400, 'USER_DOES_NOT_HAVE_PASSWORD', 'This user does not have password authentication enabled.'),
    );
  }),
  story('fails on a new password of too many bytes', async (world) => {
    const { access } = await signIn(world);
    const body = { old_password: u.password, new_password: 'é'.repeat(36) };

    expect(isUnexpected(await world.post(update, body, withToken(access)))).toBe(true);
  }),
  story('sets a first password, and ends no session', async (world) => {
    const { access, refresh } = await made(world, { primary_email: newcomer.email, primary_email_auth_enabled: true });

    expect(await world.post(set, { password }, withToken(access))).toEqual(done);
    expect((await world.post(signInPath, newcomer)).status).toBe(200);
    expect(
      (await world.post('/auth/sessions/current/refresh', undefined, { 'x-stack-refresh-token': refresh })).status,
    ).toBe(200);
  }),
  story('sets no second password', async (world) => {
    const { access } = await signIn(world);

    const reply = await world.post(set, { password }, withToken(access));

    expect(reply).toEqual(said(400, 'User already has a password set.'));
    expect(reply.headers.get('content-type')).toBe('text/plain; charset=utf-8');
    expect(reply.headers.get('x-stack-known-error')).toBeNull();
    expect(await world.post(set, { password: 'short' }, withToken(access))).toEqual(tooShort);
  }),
  story('sets no first password where passwords are off, or of too many bytes', async (world) => {
    const { access } = await made(world, { primary_email: newcomer.email });

    expect(isUnexpected(await world.post(set, { password: 'é'.repeat(36) }, withToken(access)))).toBe(true);
    const act = (): Promise<Reply> => world.post(set, { password: 'x' }, withToken(access));
    expect(await afterOff(world, act)).toEqual(passwordsOff);
  }),
  story('keeps the accounts of projects apart', async (world) => {
    const atInternal = { 'x-stack-project-id': 'internal' };

    expect(await world.post(signInPath, { email: u.email, password: u.password }, atInternal)).toEqual(mismatch);
    expect((await world.post(signUp, { email: u.email, password }, atInternal)).status).toBe(200);
    expect(projectId).not.toBe('internal');
  }),
];
