import { createMockControl } from '@resetkit/mock-server/control';
import { serve } from '@resetkit/mock-server/http';
import { expect, onTestFinished, test } from 'vitest';
import { callback, clientOf, done, known, said, signIn, start, u, unexpected, withToken } from './world.ts';

const ask = '/auth/password/send-reset-code';
const check = '/auth/password/reset/check-code';
const reset = '/auth/password/reset';
const enter = '/auth/password/sign-in';
const password = 'another-pass1';

const notFound = known(404, 'VERIFICATION_CODE_NOT_FOUND', 'The verification code does not exist for this project.');
const expired = known(400, 'VERIFICATION_CODE_EXPIRED', 'The verification code has expired.');
const alreadyUsed = known(409, 'VERIFICATION_CODE_ALREADY_USED', 'The verification link has already been used.');
const outOfTries = known(
  400,
  'VERIFICATION_CODE_MAX_ATTEMPTS_REACHED',
  'The verification code nonce has reached the maximum number of attempts. This code is not valid anymore.',
);
const mismatch = known(400, 'EMAIL_PASSWORD_MISMATCH', 'Wrong e-mail or password.');
const noPasswords = known(
  400,
  'PASSWORD_AUTHENTICATION_NOT_ENABLED',
  'Password authentication is not enabled for this project.',
);
const perhapsSent = { status: 200, body: { success: 'maybe, only if user with e-mail exists' } };
const valid = { status: 200, body: { is_code_valid: true } };

test.each([
  ['expired', expired],
  ['used', alreadyUsed],
  ['burnt-by-weak-password', alreadyUsed],
  ['tampered', notFound],
  ['out-of-tries', outOfTries],
] as const)('%s: the code is refused, with the reason', async (name, refusal) => {
  const { mock, post } = start();

  const { token: code, link } = await mock.situations.make(name);

  expect(link).toBe(`${callback}?code=${code}`);
  expect(await post(check, { code })).toEqual(refusal);
  expect(await post(reset, { code, password })).toEqual(refusal);
});

test.each([
  'fresh',
  'superseded',
  'scanner-opened',
  'oauth-only',
  'unverified',
  'disabled',
  'second-factor-due',
] as const)('%s: the code is good, and sets a password', async (name) => {
  const { mock, post } = start();

  const { token: code } = await mock.situations.make(name);

  expect(await post(check, { code })).toEqual(valid);
  expect(await post(reset, { code, password })).toEqual(done);
});

test('expired: the mail was sent seven days ago', async () => {
  const { mock } = start();

  const { mail } = await mock.situations.make('expired');

  expect(mail).toMatchObject({ sentAt: '2025-12-26T03:04:04.000Z', expiresAt: '2026-01-02T03:04:04.000Z' });
});

test('used: the new password is the one that signs in', async () => {
  const { mock, post } = start();

  const made = await mock.situations.make('used', { email: u.email });

  expect(await post(enter, { email: u.email, password: made.password })).toMatchObject({ status: 200 });
  expect(await post(enter, { email: u.email, password: u.password })).toEqual(mismatch);
});

test('superseded: the codes of both mails are good', async () => {
  const { mock, post } = start();

  const { email, token } = await mock.situations.make('superseded');

  const codes = (await mock.outbox.list({ to: email })).map((mail) => mail.token);
  expect(codes).toEqual([expect.any(String), token]);
  for (const code of codes) expect(await post(check, { code })).toEqual(valid);
});

test("someone-elses: the code sets another account's password", async () => {
  const { mock, post } = start();

  const made = await mock.situations.make('someone-elses');

  expect(await post(reset, { code: made.token, password })).toEqual(done);
  expect(await post(enter, { email: made.email, password: made.password })).toMatchObject({ status: 200 });
  expect(await post(enter, { email: made.mail?.to, password })).toMatchObject({ status: 200 });
});

test('scanner-opened: two of the twenty attempts are used up', async () => {
  const { mock, post } = start();
  const { token: code } = await mock.situations.make('scanner-opened');

  for (let attempt = 0; attempt < 18; attempt += 1) expect(await post(check, { code })).toEqual(valid);

  expect(await post(check, { code })).toEqual(outOfTries);
});

test('account-gone: the code is valid, and the server fails', async () => {
  const { mock, post } = start();

  const { token: code } = await mock.situations.make('account-gone');

  expect(await post(check, { code })).toEqual(valid);
  const { status, body } = await post(reset, { code, password });
  expect({ status, body }).toEqual(said(500, expect.stringContaining(unexpected)));
});

test('unknown-account: the answer is that of a known one, and there is no mail', async () => {
  const { mock } = start();

  const { answer, mail, link } = await mock.situations.make('unknown-account');

  expect(answer).toEqual(perhapsSent);
  expect([mail, link]).toEqual([undefined, undefined]);
});

test('oauth-only: the account has no password to sign in with', async () => {
  const { mock, post } = start();

  const made = await mock.situations.make('oauth-only');

  expect(await mock.accounts.find(made.email)).toMatchObject({ hasPassword: false, providers: ['google'] });
  expect(await post(enter, { email: made.email, password: made.password })).toEqual(mismatch);
});

test('unverified: a project that asks for verified addresses restricts who signs in', async () => {
  const world = start({ requireEmailVerification: true });

  const { access } = await signIn(world, await world.mock.situations.make('unverified'));

  expect(await world.get('/users/me', withToken(access))).toEqual(restricted('email_not_verified'));
});

test('disabled: an administrator restricted the user, whose tokens are refused', async () => {
  const world = start();

  const { access } = await signIn(world, await world.mock.situations.make('disabled'));

  expect(await world.get('/users/me', withToken(access))).toEqual(restricted('restricted_by_administrator'));
});

test('second-factor-due: the new password signs in with a code of the second factor', async () => {
  const { mock, post } = start();
  const { email, token } = await mock.situations.make('second-factor-due');
  await post(reset, { code: token, password });

  const due = await post(enter, { email, password });

  const code: unknown = Reflect.get(Object(Reflect.get(Object(due.body), 'details')), 'attempt_code');
  expect(due).toEqual(
    known(400, 'MULTI_FACTOR_AUTHENTICATION_REQUIRED', 'Multi-factor authentication is required for this user.', {
      attempt_code: expect.stringMatching(/^[0-9a-z]{45}$/),
    }),
  );
  const totp = await mock.secondFactors.code(email);
  expect(await post('/auth/mfa/sign-in', { type: 'totp', totp, code })).toMatchObject({ status: 200 });
});

test('not-configured: nobody of the project has a password', async () => {
  const { mock, post } = start();

  const { answer, mail } = await mock.situations.make('not-configured');

  expect([answer, mail]).toEqual([noPasswords, undefined]);
  expect(await post(ask, { email: u.email, callback_url: callback })).toEqual(noPasswords);
});

test.each(['fresh', 'unverified', 'oauth-only'] as const)(
  '%s: an account that is there keeps its id and name, and its password is told',
  async (name) => {
    const { mock } = start();
    const { id } = (await mock.accounts.find(u.email)) ?? {};

    const { email, password } = await mock.situations.make(name, { email: u.email });

    expect({ email, password }).toEqual({ email: u.email, password: u.password });
    expect(await mock.accounts.find(u.email)).toMatchObject({ id, name: u.name, hasPassword: name !== 'oauth-only' });
  },
);

test('links lead to a domain that the project trusts, where it does not trust localhost', async () => {
  const { mock } = start({ allowLocalhost: false, trustedDomains: ['https://**.example.com:*'] });

  const { link, token } = await mock.situations.make('fresh');

  expect(link).toBe(`https://app.example.com/handler/password-reset?code=${token}`);
});

test('over a port and in a namespace the code is good there alone', async () => {
  const { mock: served } = start();
  const server = await serve(served, { port: 0 });
  onTestFinished(() => server.close());
  const mock = createMockControl({ baseUrl: server.url, provider: 'stack-auth', namespace: 'worker-3' });

  const { token: code } = await mock.situations.make('second-factor-due');

  const there = clientOf((path, init) => fetch(`${mock.backendUrl}${path}`, init));
  const elsewhere = clientOf((path, init) => fetch(`${server.url}/stack-auth${path}`, init));
  expect(await elsewhere.post(reset, { code, password })).toEqual(notFound);
  expect(await there.post(reset, { code, password })).toEqual(done);
});

/** The refusal of a user whom the project restricts. */
function restricted(type: string): ReturnType<typeof known> {
  const error = `The user in the access token is in restricted state. Reason: ${type}. Please pass the X-Stack-Allow-Restricted-User header if this is intended.`;
  return known(403, 'RESTRICTED_USER_NOT_ALLOWED', error, { restricted_reason: { type } });
}
