import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { createMockControl } from '@resetkit/mock-server/control';
import { serve } from '@resetkit/mock-server/http';
import { type SupabaseOptions, supabase } from '@resetkit/mock-server/supabase';
import { expect, onTestFinished, test } from 'vitest';
import { exchange, failure, follow, fromPortal, type Mock, now, portal, send, start, textAt, u } from './world.ts';

const { anonKey } = supabase().options;
const newPassword = 'Another-Password-1';
const expired = {
  error: 'access_denied',
  error_code: 'otp_expired',
  error_description: 'Email link is invalid or has expired',
  sb: '',
};

/** Sets a password in the session that a link ends with, as the portal does: in the Supabase project. */
async function setPassword({ fetch }: Pick<Mock, 'fetch'>, accessToken: string) {
  const answer = await fetch('/auth/v1/user', {
    method: 'PUT',
    headers: {
      apikey: anonKey,
      authorization: `Bearer ${accessToken}`,
      'content-type': 'application/json',
      'x-supabase-api-version': '2024-01-01',
    },
    body: JSON.stringify({ password: newPassword }),
  });
  return { status: answer.status, body: await answer.json() };
}

test.each([
  'expired',
  'used',
  'superseded',
  'tampered',
  'scanner-opened',
  'burnt-by-weak-password',
  'account-gone',
] as const)('%s: the link ends on the portal without a session, and without a reason', async (name) => {
  const { mock } = start();

  const { link = '' } = await mock.situations.make(name);

  expect(await follow(mock.fetch, link)).toEqual({ to: `${portal}/auth/callback`, fragment: expired });
});

test.each(['fresh', 'unverified', 'oauth-only', 'someone-elses'] as const)(
  '%s: the link ends with a session that sets a password',
  async (name) => {
    const { mock, post } = start();

    const { link = '' } = await mock.situations.make(name);
    const { fragment } = await follow(mock.fetch, link);
    const accessToken = textAt(fragment, 'access_token');

    const tokens = { access_token: accessToken, refresh_token: textAt(fragment, 'refresh_token') };
    expect((await post(exchange, tokens)).status).toBe(200);
    expect((await setPassword(mock, accessToken)).status).toBe(200);
  },
);

test('someone-elses: the link opens the other account', async () => {
  const { mock, post } = start();

  const { link = '', email } = await mock.situations.make('someone-elses', { email: u.email });
  const { fragment } = await follow(mock.fetch, link);
  await setPassword(mock, textAt(fragment, 'access_token'));

  expect(email).toBe(u.email);
  expect((await post('/auth/login', { email, password: u.password }, fromPortal)).status).toBe(200);
});

test('used: the account has the password that is told', async () => {
  const { mock, post } = start();

  const { email, password } = await mock.situations.make('used', { email: u.email });

  expect((await post('/auth/login', { email, password }, fromPortal)).status).toBe(200);
});

test('disabled: an account that is there keeps its id, name and password', async () => {
  const { mock } = start();
  const before = await mock.accounts.find(u.email);

  const { email, password } = await mock.situations.make('disabled', { email: u.email });

  expect({ email, password }).toEqual({ email: u.email, password: u.password });
  expect(await mock.accounts.find(u.email)).toMatchObject({ id: before?.id, name: 'Uma', hasPassword: true });
});

test('burnt-by-weak-password: the session that the link opened still sets a password', async () => {
  const { mock } = start();

  const { session } = await mock.situations.make('burnt-by-weak-password');

  expect((await setPassword(mock, textAt(session, 'access_token'))).status).toBe(200);
});

test('unknown-account: the answer is that of a known one, and there is no mail', async () => {
  const { mock } = start();

  const { answer } = await mock.situations.make('fresh');
  const unknown = await mock.situations.make('unknown-account');

  expect(answer?.status).toBe(200);
  expect([unknown.answer, unknown.mail]).toEqual([answer, undefined]);
});

test('unverified, oauth-only: the account is so', async () => {
  const { mock } = start();

  const unverified = await mock.situations.make('unverified');
  const oauthOnly = await mock.situations.make('oauth-only');

  expect(await mock.accounts.find(unverified.email)).toMatchObject({ emailVerified: false, hasPassword: true });
  expect(await mock.accounts.find(oauthOnly.email)).toMatchObject({ hasPassword: false, providers: ['google'] });
});

test('disabled: the link ends without a session, because the account is banned', async () => {
  const { mock } = start();

  const { link = '' } = await mock.situations.make('disabled');

  const { fragment } = await follow(mock.fetch, link);
  expect(fragment).toEqual({
    error: 'access_denied',
    error_code: 'user_banned',
    error_description: 'User is banned',
    sb: '',
  });
});

test('second-factor-due: the new password needs the factor, whose code is told', async () => {
  const { mock } = start();

  const { email, link = '' } = await mock.situations.make('second-factor-due');
  const { fragment } = await follow(mock.fetch, link);

  const message = 'AAL2 session is required to update email or password when MFA is enabled.';
  expect(await setPassword(mock, textAt(fragment, 'access_token'))).toEqual({
    status: 401,
    body: { code: 'insufficient_aal', message },
  });
  expect(await mock.secondFactors.code(email)).toMatch(/^\d{6}$/);
});

test.each([
  ['mail-fails', failure(502, 'email_delivery_failed', 'The email could not be sent')],
  ['not-configured', failure(500, 'auth_not_configured', 'Authentication is not configured')],
] as const)('%s: the person gets no mail, and the answer says so', async (name, refusal) => {
  const { mock, post } = start();

  const { answer, mail } = await mock.situations.make(name);

  expect(answer).toEqual(refusal);
  expect(mail).toBeUndefined();
  expect(await post(send, { email: u.email })).toEqual(refusal);
});

test('rate-limited-address: every request from this machine is refused', async () => {
  const { mock, post } = start();

  const { mail } = await mock.situations.make('rate-limited-address');

  expect(mail).toBeDefined();
  expect(await post(send, { email: u.email })).toEqual(
    failure(429, 'rate_limited', 'Too many requests. Try again later.', { retryAfter: 900 }),
  );
});

test('expired: the clock does not move, and the links of others do not age', async () => {
  const { mock, post } = start();
  await post(send, { email: u.email });
  const other = await mock.outbox.waitFor();

  const { email, mail } = await mock.situations.make('expired');

  expect(mock.clock.now()).toBe(Date.parse(now));
  expect(await mock.accounts.find(email)).toMatchObject({ createdAt: '2026-01-02T02:04:04.000Z' });
  expect([mail?.to, mail?.sentAt, mail?.expiresAt]).toEqual([
    email,
    '2026-01-02T02:04:04.000Z',
    '2026-01-02T03:04:04.000Z',
  ]);
  expect((await follow(mock.fetch, other.link ?? '')).fragment).toHaveProperty('access_token');
});

test.each<[string, Partial<SupabaseOptions>]>([
  ['keys of its own', { anonKey: 'sb_publishable_own' }],
  ['longer passwords', { passwordMinLength: 60, passwordRequiredCharacters: ['#'] }],
  ['captchas', { securityCaptchaEnabled: true }],
  ['a shorter life of links', { otpExpirySeconds: 60 }],
  ['another URL of links', { apiExternalUrl: 'https://auth.example.com' }],
])('with a project that has %s a link can be used and has expired', async (_title, options) => {
  const project = supabase({ uriAllowList: ['**'], siteUrl: portal, ...options });
  const { mock } = start({ supabase: project });

  for (const name of ['used', 'scanner-opened', 'expired'] as const) {
    const { link = '' } = await mock.situations.make(name);
    const { pathname, search } = new URL(link);

    expect(
      (await follow(mock.fetch, `https://api.apphandoff.com/api${pathname.replace(/^\/api/, '')}${search}`)).fragment,
    ).toEqual(expired);
  }
});

test('counts no limits, neither its own nor those of its project', async () => {
  const behind = createMockServer(supabase({ uriAllowList: ['**'], siteUrl: portal }), {
    clock: now,
    limits: { verify: { max: 1 }, updateUser: { max: 1 } },
  });
  const mock = createMockServer(apphandoff(), { behind, limits: { sendPasswordReset: { max: 1 } } });

  for (const name of ['used', 'scanner-opened', 'burnt-by-weak-password'] as const) await mock.situations.make(name);

  const { link = '' } = await mock.situations.make('fresh');
  expect((await follow(behind.fetch, link)).fragment).toHaveProperty('access_token');
});

test('with a project that is another mock server, account and link are there', async () => {
  const behind = createMockServer(supabase({ uriAllowList: ['**'], siteUrl: portal }), { clock: now });
  const mock = createMockServer(apphandoff(), { behind });

  const { email, link = '' } = await mock.situations.make('scanner-opened');

  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:54321\/auth\/v1\/verify\?/);
  expect((await follow(behind.fetch, link)).fragment).toEqual(expired);
  expect(await behind.accounts.find(email)).toBeDefined();
  expect(await behind.outbox.list()).toEqual([]);
});

test('a link in a namespace leads there, and the world outside has no trace of it', async () => {
  const { mock } = start();

  const { email, link = '' } = await mock.namespace('worker-3').situations.make('fresh');

  expect(link).toMatch(/^https:\/\/api\.apphandoff\.com\/api\/@worker-3\/auth\/v1\/verify\?/);
  expect((await follow(mock.fetch, link)).fragment).toHaveProperty('access_token');
  expect(await mock.accounts.find(email)).toBeUndefined();
});

test.each([undefined, 'worker-3'])('over a port, in the namespace %s, all of them can be made', async (namespace) => {
  const project = createMockServer(supabase({ uriAllowList: ['**'], siteUrl: portal }));
  const server = await serve([project, createMockServer(apphandoff(), { behind: project })], { port: 0 });
  onTestFinished(() => server.close());
  const mock = createMockControl({ baseUrl: server.url, provider: 'apphandoff', ...(namespace && { namespace }) });
  const names = (await mock.situations.list()).filter(({ scope }) => scope === 'account').map(({ name }) => name);
  const root = namespace ? `${server.url}/@${namespace}` : server.url;

  for (const name of names) {
    const { link } = await mock.situations.make(name);

    if (name === 'unknown-account') expect(link).toBeUndefined();
    else expect(link?.startsWith(`${root}/supabase/auth/v1/verify?token=`)).toBe(true);
  }
  const { link = '' } = await mock.situations.make('scanner-opened');
  expect((await follow(fetch, link)).fragment).toEqual(expired);
});
