import { createMockControl } from '@resetkit/mock-server/control';
import { serve } from '@resetkit/mock-server/http';
import { type SituationName, type SupabaseOptions, supabase } from '@resetkit/mock-server/supabase';
import { expect, onTestFinished, test } from 'vitest';
import { ada, failure, mailedRecovery, now, page, pkce, start, textAt, type World } from './world.ts';

const newPassword = 'Another-Password-1';
const site = 'http://localhost:3000';
const linkExpired = failure(403, 'otp_expired', 'Email link is invalid or has expired');
const codeExpired = failure(403, 'otp_expired', 'Token has expired or is invalid');
const banned = failure(403, 'user_banned', 'User is banned');
const tooManyRequests = failure(429, 'over_request_rate_limit', 'Request rate limit reached');
const refusedLink = `${site}#error=access_denied&error_code=otp_expired&error_description=Email+link+is+invalid+or+has+expired&sb=`;

/** Where a browser that opens a link, without a key, is sent. */
async function opened({ mock }: Pick<World, 'mock'>, link: string | undefined): Promise<string | null> {
  const answer = await mock.fetch(link ?? '', { redirect: 'manual' });
  return answer.headers.get('location');
}

const byHash = ({ post }: World, hash: string | undefined) => post('/verify', { type: 'recovery', token_hash: hash });
const byCode = ({ post }: World, email: string, token: string | undefined) =>
  post('/verify', { type: 'recovery', email, token });

/** Sets a password in the session that was opened with a link's token. */
async function reset(world: World, hash: string | undefined) {
  const { body } = await byHash(world, hash);
  return world.put('/user', { password: newPassword }, { authorization: `Bearer ${textAt(body, 'access_token')}` });
}

async function signInStatus({ post }: World, { email, password }: { email: string; password: string }) {
  return (await post('/token?grant_type=password', { email, password })).status;
}

test.each([
  'expired',
  'used',
  'superseded',
  'tampered',
  'scanner-opened',
  'burnt-by-weak-password',
  'account-gone',
] as const)('%s: link, token and digits are refused without a reason', async (name) => {
  const world = start();

  const { email, link, token, code } = await world.mock.situations.make(name);

  expect(await byHash(world, token)).toEqual(linkExpired);
  expect(await byCode(world, email, code)).toEqual(codeExpired);
  expect(await opened(world, link)).toBe(refusedLink);
});

test.each(['fresh', 'unverified', 'oauth-only', 'someone-elses'] as const)(
  '%s: the token sets a password',
  async (name) => {
    const world = start();

    const { token } = await world.mock.situations.make(name);

    expect((await reset(world, token)).status).toBe(200);
  },
);

test('someone-elses: the digits do not belong to the address, and the link opens the other account', async () => {
  const world = start();

  const { email, code, token } = await world.mock.situations.make('someone-elses', { email: ada.email });

  expect(await byCode(world, email, code)).toEqual(codeExpired);
  expect((await reset(world, token)).status).toBe(200);
  expect(await signInStatus(world, ada)).toBe(200);
});

test('used: the account has the password that is told', async () => {
  const world = start();

  const once = await world.mock.situations.make('used', { email: ada.email });
  const twice = await world.mock.situations.make('used', { email: ada.email });

  expect(await signInStatus(world, once)).toBe(400);
  expect(await signInStatus(world, twice)).toBe(200);
});

test('other-browser: the link ends in a code, which cannot be traded', async () => {
  const world = start();

  const { link, token } = await world.mock.situations.make('other-browser');
  const [, code] = /^http:\/\/localhost:3000\?code=([-\da-f]{36})$/.exec((await opened(world, link)) ?? '') ?? [];

  expect(token).toMatch(/^pkce_/);
  expect(await world.post('/token?grant_type=pkce', { auth_code: code, code_verifier: pkce.verifier })).toEqual(
    failure(400, 'bad_code_verifier', 'code challenge does not match previously saved code verifier'),
  );
});

test('burnt-by-weak-password: the weak password was refused', async () => {
  const { mock } = start();

  await mock.situations.make('burnt-by-weak-password');

  const [row] = await mock.journal.list({ operation: 'updateUser' });
  const message = 'Password should be at least 6 characters.';
  const refused = { code: 'weak_password', message, weak_password: { reasons: ['length'] } };
  expect([row?.response?.status, row?.response?.body]).toEqual([422, refused]);
});

test('scanner-opened: GoTrue, without a gateway, answers the requests of the scanner so', async () => {
  const { mock } = start({ gateway: 'none' });

  await mock.situations.make('scanner-opened');

  const opened = (await mock.journal.list()).filter(({ target }) => target.includes('/verify?'));
  expect(opened.map(({ method, response }) => [method, response?.status])).toEqual([
    ['GET', 303],
    ['HEAD', 405],
    ['GET', 303],
  ]);
});

test('burnt-by-weak-password: the session that the link opened still sets a password', async () => {
  const { mock, put } = start();

  const { session } = await mock.situations.make('burnt-by-weak-password');

  const bearer = { authorization: `Bearer ${textAt(session, 'access_token')}` };
  expect((await put('/user', { password: newPassword }, bearer)).status).toBe(200);
});

test('unknown-account: the answer is that of a known one, and there is no mail', async () => {
  const { mock } = start();

  const { email } = await mock.situations.make('fresh');
  const { mail, link, answer } = await mock.situations.make('unknown-account', { email });

  expect([mail, link, answer]).toEqual([undefined, undefined, { status: 200, body: {} }]);
  expect(await mock.accounts.find(email)).toBeUndefined();
});

test('oauth-only: the account has no password', async () => {
  const { mock } = start();

  const { email } = await mock.situations.make('oauth-only');

  expect(await mock.accounts.find(email)).toMatchObject({ hasPassword: false, providers: ['google'] });
});

test('unverified: the account cannot sign in, and its link confirms the address', async () => {
  const world = start();

  const made = await world.mock.situations.make('unverified');

  expect(await world.post('/token?grant_type=password', { email: made.email, password: made.password })).toEqual(
    failure(400, 'email_not_confirmed', 'Email not confirmed'),
  );
  await opened(world, made.link);
  expect(await world.mock.accounts.find(made.email)).toMatchObject({ emailVerified: true });
});

test('disabled: link, token, digits and sign-in are refused to the banned account', async () => {
  const world = start();

  const { email, password, link, token, code, answer } = await world.mock.situations.make('disabled');

  expect(answer).toEqual({ status: 200, body: {} });
  expect(await byHash(world, token)).toEqual(banned);
  expect(await byCode(world, email, code)).toEqual(banned);
  expect(await opened(world, link)).toBe(
    `${site}#error=access_denied&error_code=user_banned&error_description=User+is+banned&sb=`,
  );
  expect(await world.post('/token?grant_type=password', { email, password })).toEqual(
    failure(400, 'user_banned', 'User is banned'),
  );
});

test('second-factor-due: the new password needs the factor, whose code is told', async () => {
  const world = start();

  const { email, token } = await world.mock.situations.make('second-factor-due');

  expect(await reset(world, token)).toEqual(
    failure(401, 'insufficient_aal', 'AAL2 session is required to update email or password when MFA is enabled.'),
  );
  expect(await world.mock.secondFactors.code(email)).toMatch(/^\d{6}$/);
});

test('second-factor-due: an account that has a factor keeps it as it is, and its session', async () => {
  const secondFactors = [{ friendlyName: 'laptop', secret: 'JBSWY3DPEHPK3PXP' }];
  const { mock, get } = start();
  await mock.accounts.put({ ...ada, secondFactors });
  const { tokens } = await mock.sessions.make(ada.email);
  const me = () => get('/user', { authorization: `Bearer ${tokens.accessToken}` });
  const before = await me();

  await mock.situations.make('second-factor-due', { email: ada.email });

  const { factors } = Object((await me()).body);
  expect(factors).toEqual(Object(before.body).factors);
  expect(factors).toHaveLength(1);
});

test('used: a person with a second factor verified it before', async () => {
  const world = start();
  await world.mock.situations.make('second-factor-due', { email: ada.email });

  const made = await world.mock.situations.make('used', { email: ada.email });

  expect(await byHash(world, made.token)).toEqual(linkExpired);
  expect(await signInStatus(world, made)).toBe(200);
});

test('second-factor-due: an account whose factor does not count gets one more', async () => {
  const unverified = { friendlyName: 'phone', status: 'unverified' } as const;
  const { mock, get } = start();
  await mock.accounts.put({ ...ada, secondFactors: [unverified] });

  await mock.situations.make('second-factor-due', { email: ada.email });

  const { tokens } = await mock.sessions.make(ada.email);
  const { body } = await get('/user', { authorization: `Bearer ${tokens.accessToken}` });
  expect(Object(body).factors).toMatchObject([
    { friendly_name: 'phone', status: 'unverified' },
    { friendly_name: 'phone 2', status: 'verified' },
  ]);
});

test('an account without a password stays without one', async () => {
  const { mock } = start({}, { seed: [{ email: ada.email, providers: ['github'] }] });

  for (const name of ['oauth-only', 'unverified'] as const) await mock.situations.make(name, { email: ada.email });

  expect(await mock.accounts.find(ada.email)).toMatchObject({ hasPassword: false, providers: ['github'] });
});

test('rate-limited: the account waits for its next mail, and no other one does', async () => {
  const { mock, post } = start();

  const { email, token } = await mock.situations.make('rate-limited');

  const sentence = 'For security purposes, you can only request this after 60 seconds.';
  expect(await post('/recover', { email })).toEqual(failure(429, 'over_email_send_rate_limit', sentence));
  await mailedRecovery({ mock, post } as World);
  expect((await post('/recover', { email: ada.email })).status).toBe(200);
  mock.clock.advance('61s');
  expect((await post('/recover', { email })).status).toBe(200);
  expect(token).toMatch(/^[\da-f]{56}$/);
});

test('rate-limited: where limits are on, the others count for the account too', async () => {
  const { mock, post } = start({ maxFrequencySeconds: 1 }, { limits: 'real' });

  const { email } = await mock.situations.make('rate-limited');

  for (let request = 0; request < 30; request += 1) await post('/recover', { email });
  expect(await post('/recover', { email })).toEqual(tooManyRequests);
});

test('rate-limited-address: every request from this machine is refused, even if the situation is made again', async () => {
  const { mock, post } = start();

  await mock.situations.make('rate-limited-address');
  const { mail } = await mock.situations.make('rate-limited-address');

  expect(mail).toBeDefined();
  expect(await post('/recover', { email: 'nobody@example.com' })).toEqual(tooManyRequests);
  const { anonKey: apikey } = supabase().options;
  const body = new TextEncoder().encode(JSON.stringify({ email: ada.email }));
  const asked = { method: 'POST', target: '/auth/v1/recover', headers: { apikey }, body, mount: '', baseUrl: site };
  for (const ip of ['::1', '::ffff:127.0.0.1']) expect((await mock.handle({ ...asked, ip })).status).toBe(429);
});

test.each([
  ['mail-fails', failure(500, 'unexpected_failure', 'Error sending recovery email')],
  ['not-configured', failure(400, 'email_provider_disabled', 'Email logins are disabled')],
] as const)('%s: nobody gets a mail', async (name, expected) => {
  const { mock, post } = start();
  await mailedRecovery({ mock, post } as World);

  const { answer, mail } = await mock.situations.make(name, { email: ada.email });

  expect(answer).toEqual(expected);
  expect(mail).toBeUndefined();
  expect(await post('/recover', { email: ada.email })).toEqual(expected);
});

test('mail-fails: holds for a project whose hook sends the mails, too', async () => {
  const { mock } = start({ sendEmailHook: () => undefined });

  const { answer } = await mock.situations.make('mail-fails');

  expect(answer).toEqual(failure(500, 'unexpected_failure', 'Error sending recovery email'));
});

test('expired: the clock does not move, and the secrets and sessions of others do not age', async () => {
  const world = start({ otpExpirySeconds: 7_200 });
  const { token } = await mailedRecovery(world);

  const { email, mail } = await world.mock.situations.make('expired');

  expect(world.mock.clock.now()).toBe(Date.parse(now));
  expect([mail?.sentAt, mail?.expiresAt]).toEqual(['2026-01-02T01:04:04.000Z', '2026-01-02T03:04:04.000Z']);
  expect(await world.mock.accounts.find(email)).toMatchObject({ createdAt: '2026-01-02T01:04:04.000Z' });
  expect((await reset(world, token)).status).toBe(200);
});

test('tells the mail that it made, not a newer one that the account has already', async () => {
  const world = start();
  const newer = await mailedRecovery(world);

  const { token, code } = await world.mock.situations.make('expired', { email: ada.email });

  expect(token).not.toBe(newer.token);
  expect(await byCode(world, ada.email, code)).toEqual(codeExpired);
});

test.each(['fresh', 'unverified', 'second-factor-due', 'disabled'] as const)(
  '%s: an account that is there keeps its id, name and password',
  async (name) => {
    const { mock } = start();

    const { email, password } = await mock.situations.make(name, { email: ada.email });

    expect({ email, password }).toEqual({ email: ada.email, password: ada.password });
    expect(await mock.accounts.find(ada.email)).toMatchObject({ id: ada.id, name: 'Ada', hasPassword: true });
  },
);

test('an account that is there keeps its factors and its ban in another situation', async () => {
  const world = start();
  await world.mock.situations.make('second-factor-due', { email: ada.email });

  await world.mock.situations.make('disabled', { email: ada.email });
  const { token } = await world.mock.situations.make('unverified', { email: ada.email });

  expect(await world.mock.secondFactors.code(ada.email)).toMatch(/^\d{6}$/);
  expect(await byHash(world, token)).toEqual(banned);
});

const tokenHash = `<a href="{{ .SiteURL }}/confirm?token_hash={{ .TokenHash }}&type=recovery">Reset</a>`;

test.each<[string, Partial<SupabaseOptions>]>([
  ['templates', { mailerTemplates: { recovery: tokenHash } }],
  ['a hook', { sendEmailHook: () => undefined }],
  ['captchas', { securityCaptchaEnabled: true, securityCaptchaTokens: [] }],
  ['another gateway', { gateway: 'kong' }],
  ['no gateway', { gateway: 'none' }],
  ['another URL of links', { apiExternalUrl: 'https://auth.example.com' }],
  ['longer passwords', { passwordMinLength: 60, passwordRequiredCharacters: ['#'] }],
  ['longer digits and a short life', { otpLength: 10, otpExpirySeconds: 60 }],
])('with %s a link can be used and has expired', async (_title, options) => {
  const world = start(options);

  for (const name of ['used', 'expired', 'superseded'] as const) {
    const { token } = await world.mock.situations.make(name);

    expect(await byHash(world, token)).toEqual(linkExpired);
  }
});

test('sends the key of the project', async () => {
  const world = start({ anonKey: 'sb_publishable_own' });

  const { answer, token } = await world.mock.situations.make('used');

  expect(answer).toEqual({ status: 200, body: {} });
  const verified = await world.post(
    '/verify',
    { type: 'recovery', token_hash: token },
    { apikey: 'sb_publishable_own' },
  );
  expect(verified).toEqual(linkExpired);
});

test('scanner-opened: a link to a page of the app, with its token, is not used up', async () => {
  const world = start({ mailerTemplates: { recovery: tokenHash } });

  const { link, token } = await world.mock.situations.make('scanner-opened');

  expect(link).toBe(`${site}/confirm?token_hash=${token}&type=recovery`);
  expect(await world.mock.journal.list()).toMatchObject([{ operation: 'resetPasswordForEmail' }]);
  expect((await reset(world, token)).status).toBe(200);
});

test.each(['https://auth.example.com', 'https://auth.example.com/supabase'])(
  'scanner-opened: a link that begins with the URL %s is used up',
  async (apiExternalUrl) => {
    const world = start({ apiExternalUrl }, { baseUrl: 'http://localhost:7357/supabase' });

    const { link, token } = await world.mock.situations.make('scanner-opened');

    expect(link?.startsWith(`${apiExternalUrl}/auth/v1/verify?`)).toBe(true);
    expect(await byHash(world, token)).toEqual(linkExpired);
  },
);

test('links end at the first page that the project allows by its whole URL', async () => {
  const world = start({ uriAllowList: ['https://*.example.com/**', page] });

  const { link } = await world.mock.situations.make('fresh');

  expect(await opened(world, link)).toMatch(/^https:\/\/app\.example\.com\/reset#access_token=/);
});

test('expired: a hook gets a signature of now, for a mail of then', async () => {
  const seen: unknown[] = [];
  const { mock } = start({
    sendEmailHook: ({ metadata }, { headers }) => void seen.push([metadata.time, headers.get('webhook-timestamp')]),
  });

  await mock.situations.make('expired');

  expect(seen).toEqual([['2026-01-02T02:04:04Z', String(Date.parse(now) / 1_000)]]);
});

test.each<[SituationName, Partial<SupabaseOptions>, string]>([
  [
    'rate-limited',
    { maxFrequencySeconds: 0 },
    'Supabase Auth cannot be in the situation "rate-limited" now: maxFrequencySeconds is 0, so that nobody waits between two mails.',
  ],
  [
    'rate-limited-address',
    { rateLimitHeader: null },
    'Supabase Auth cannot be in the situation "rate-limited-address" now: rateLimitHeader is null, so that no address is limited.',
  ],
])('%s: refuses options under which it cannot be, and changes nothing', async (name, options, sentence) => {
  const { mock } = start(options);

  await expect(mock.situations.make(name)).rejects.toThrow(sentence);
  expect(await mock.accounts.list()).toHaveLength(1);
  expect(mock.limits.get()).toBe('off');
});

test('refuses an address that is none, and changes nothing', async () => {
  const { mock } = start();

  await expect(mock.situations.make('unknown-account', { email: 'nobody' })).rejects.toThrow(
    'Expected an e-mail address as an account\'s email, not "nobody".',
  );
  expect(await mock.journal.list()).toEqual([]);
});

test('counts no limits of the world', async () => {
  const { mock, post } = start({ emailsPerHour: 1 }, { limits: { recover: { max: 1 } } });

  for (const name of ['fresh', 'used', 'scanner-opened', 'superseded'] as const) await mock.situations.make(name);

  expect((await post('/recover', { email: ada.email })).status).toBe(200);
});

test('a link in a namespace leads there, and the world outside has no trace of it', async () => {
  const { mock } = start();
  const worker = mock.namespace('worker-3');

  const { email, link } = await worker.situations.make('fresh');
  const { link: scanned } = await worker.situations.make('scanner-opened');

  expect(link).toMatch(/^http:\/\/127\.0\.0\.1:54321\/@worker-3\/auth\/v1\/verify\?/);
  expect(await opened({ mock }, link)).toMatch(/^http:\/\/localhost:3000#access_token=/);
  expect(await opened({ mock }, scanned)).toBe(refusedLink);
  expect(await mock.accounts.find(email)).toBeUndefined();
  expect(await mock.outbox.list()).toEqual([]);
});

test.each([undefined, 'worker-3'])('over a port, in the namespace %s, all of them can be made', async (namespace) => {
  const server = await serve(start().mock, { port: 0 });
  onTestFinished(() => server.close());
  const mock = createMockControl({ baseUrl: server.url, provider: 'supabase', ...(namespace && { namespace }) });
  const names = (await mock.situations.list()).filter(({ scope }) => scope === 'account').map(({ name }) => name);
  const root = namespace ? `${server.url}/@${namespace}` : server.url;

  for (const name of names) {
    const { link } = await mock.situations.make(name);

    if (name === 'unknown-account') expect(link).toBeUndefined();
    else expect(link?.startsWith(`${root}/supabase/auth/v1/verify?token=`)).toBe(true);
  }
  expect((await mock.situations.make('burnt-by-weak-password')).session).toHaveProperty('access_token');
  const { link = '' } = await mock.situations.make('scanner-opened');
  expect((await fetch(link, { redirect: 'manual' })).headers.get('location')).toBe(refusedLink);
});

test('over a port, rate-limited-address holds for the clients of this machine', async () => {
  const server = await serve(start().mock, { port: 0 });
  onTestFinished(() => server.close());
  const mock = createMockControl({ baseUrl: server.url, provider: 'supabase' });

  await mock.situations.make('rate-limited-address');

  const headers = { apikey: supabase().options.anonKey, 'content-type': 'application/json' };
  const body = JSON.stringify({ email: ada.email });
  const answer = await fetch(`${server.url}/supabase/auth/v1/recover`, { method: 'POST', headers, body });
  expect(answer.status).toBe(429);
});
