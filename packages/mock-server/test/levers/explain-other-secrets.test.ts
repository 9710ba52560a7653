import { createMemoryStore, createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { insforge } from '@resetkit/mock-server/insforge';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { supabase } from '@resetkit/mock-server/supabase';
import { unleash } from '@resetkit/mock-server/unleash';
import { expect, onTestFinished, test } from 'vitest';
import type { ControlledMockServer } from '../../src/core/server.ts';

const email = 'ada@example.com';
const other = 'grace@example.com';
const password = 'Analytical-Engine-1843';
const good = 'Difference-Engine-1822';
const page = 'http://localhost:3000/reset';
const settings = { clock: '2026-01-02T03:04:05Z', seed: [{ email, password }] };

type Headers = Readonly<Record<string, string>>;

interface Backend {
  readonly mock: ControlledMockServer;
  send(method: string, path: string, body?: object, headers?: Headers): Promise<Response>;
  /** The body of an answer, which must be one of success. */
  post(path: string, body: object, headers?: Headers): Promise<Readonly<Record<string, string>>>;
  /** The newest mail. */
  mail(): Promise<{ readonly id: string; readonly code: string; readonly link: string; readonly token: string }>;
  /** What is told of a secret: its state, and the request that ended it. */
  told(secret: string): Promise<readonly [state: string, by: string | undefined]>;
}

async function opened(mock: ControlledMockServer): Promise<Backend> {
  onTestFinished(() => mock.close());
  const options = await mock.options.get();
  const project: Headers = {
    apikey: String(Reflect.get(options, 'anonKey')),
    'x-stack-access-type': 'client',
    'x-stack-project-id': String(Reflect.get(options, 'projectId')),
    'x-stack-publishable-client-key': String(Reflect.get(options, 'publishableClientKey')),
  };
  const send: Backend['send'] = (method, path, body, headers = {}) =>
    mock.fetch(path.startsWith('http') ? new URL(path).pathname + new URL(path).search : path, {
      method,
      redirect: 'manual',
      headers: { ...(body && { 'content-type': 'application/json' }), ...project, ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
  return {
    mock,
    send,
    async post(path, body, headers) {
      const response = await send('POST', path, body, headers);
      const text = await response.text();
      expect(response.status, text).toBeLessThan(300);
      return text === '' ? {} : JSON.parse(text);
    },
    async mail() {
      const [{ id, code = '', link = '', token = '' } = expect.fail('There is no mail.')] = await mock.outbox.list();
      return { id, code, link, token };
    },
    async told(secret) {
      const { state, sentence } = await mock.explain(secret);
      return [state, / by (\w+ \S+)/.exec(sentence)?.[1]];
    },
  };
}

test('InsForge: the codes and links that verify an address, and the codes to sign in with', async () => {
  const { mock, post, send, mail, told } = await opened(createMockServer(insforge(), settings));
  await post('/api/auth/email/send-verification', { email });
  const first = await mail();
  const before = await told(first.code);
  await send('POST', '/api/auth/email/verify', { email, otp: first.code });
  await mock.options.set({ verifyEmailMethod: 'link' });
  await post('/api/auth/email/send-verification', { email, redirectTo: page });
  const linked = await mail();
  const open = await told(linked.link);
  await send('GET', linked.link);
  await post('/api/auth/email/send-otp', { email });
  const replaced = await mail();
  await mock.clock.advance('2m');
  await post('/api/auth/email/send-otp', { email });
  const tried = await mail();
  const wrong = tried.code === '000000' ? '000001' : '000000';
  for (const otp of [wrong, 'x', wrong, wrong]) await send('POST', '/api/auth/sessions', { method: 'otp', email, otp });

  expect([before, open]).toEqual([
    ['valid', undefined],
    ['valid', undefined],
  ]);
  expect(await told(first.id)).toEqual(['used', 'POST verifyEmail']);
  expect(await told(linked.id)).toEqual(['used', 'GET verifyEmailLink']);
  expect(await told(replaced.id)).toEqual(['superseded', 'POST signInWithOtp']);
  expect(await told(tried.id)).toEqual(['out-of-tries', 'POST signIn']);
});

test('InsForge: the tokens of a session live until their time is over, whatever a sign-out says', async () => {
  const { mock, post, told } = await opened(createMockServer(insforge(), settings));
  const { accessToken = '', refreshToken = '' } = await post('/api/auth/sessions?client_type=mobile', {
    email,
    password,
  });
  await post('/api/auth/logout', {});

  const first = [await told(accessToken), await told(refreshToken)];
  await mock.clock.advance('16m');
  const later = [await told(accessToken), await told(refreshToken)];
  await mock.clock.advance('8d');

  expect(first).toEqual([
    ['valid', undefined],
    ['valid', undefined],
  ]);
  expect(later).toEqual([
    ['expired', undefined],
    ['valid', undefined],
  ]);
  expect(await mock.explain(refreshToken)).toMatchObject({
    state: 'expired',
    name: 'refreshToken',
    email,
    sentence: 'The refreshToken for ada@example.com of 2026-01-02T03:04:05.000Z expired at 2026-01-09T03:04:05.000Z.',
  });
});

test('Supabase: sign-up, invitation, change of address, magic link and nonce', async () => {
  const provider = supabase({ secureEmailChange: false });
  const { mock, send, post, mail, told } = await opened(createMockServer(provider, settings));
  const key = String(Reflect.get(await mock.options.get(), 'serviceRoleKey'));
  const states = async (use: (sent: Awaited<ReturnType<typeof mail>>) => Promise<unknown>) => {
    const sent = await mail();
    const before = await told(sent.id);
    await use(sent);
    return [before, await told(sent.id)];
  };
  await post('/auth/v1/signup', { email: other, password });
  const signUp = await states(({ code }) =>
    send('POST', '/auth/v1/verify', { type: 'signup', email: other, token: code }),
  );
  await post('/auth/v1/invite', { email: 'bob@example.com' }, { apikey: key, authorization: `Bearer ${key}` });
  const invitation = await states(({ link }) => send('GET', link));
  await post('/auth/v1/magiclink', { email });
  const magic = await states(({ token }) => send('POST', '/auth/v1/verify', { type: 'magiclink', token_hash: token }));
  const { access_token: access } = await post('/auth/v1/token?grant_type=password', { email, password });
  const bearer = { authorization: `Bearer ${access}` };
  await send('GET', '/auth/v1/reauthenticate', undefined, bearer);
  const untried = (await mock.explain((await mail()).code)).sentence;
  const nonce = await states(({ code }) => send('PUT', '/auth/v1/user', { password: good, nonce: code }, bearer));
  await send('PUT', '/auth/v1/user', { email: 'lovelace@example.com' }, bearer);
  const change = await states(({ link }) => send('GET', link));

  expect(untried).toMatch(/ is valid until .*, as far as the journal tells: it cannot be tried by itself\.$/);
  expect({ signUp, invitation, magic, nonce, change }).toEqual({
    signUp: [
      ['valid', undefined],
      ['used', 'POST verifyOtp'],
    ],
    invitation: [
      ['valid', undefined],
      ['used', 'GET followEmailLink'],
    ],
    magic: [
      ['valid', undefined],
      ['used', 'POST verifyOtp'],
    ],
    nonce: [
      ['valid', undefined],
      ['used', 'PUT updateUser'],
    ],
    change: [
      ['valid', undefined],
      ['used', 'GET followEmailLink'],
    ],
  });
});

test('Supabase: the tokens of a session, rotated, used again and signed out', async () => {
  const { mock, send, post, told } = await opened(createMockServer(supabase(), settings));
  const signIn = () => post('/auth/v1/token?grant_type=password', { email, password });
  const refresh = (token: string | undefined) =>
    send('POST', '/auth/v1/token?grant_type=refresh_token', { refresh_token: token }).then((one) => one.json());
  const [kept, rotated, stolen] = [await signIn(), await signIn(), await signIn()];
  const once = await refresh(rotated['refresh_token']);
  const afterOne = await told(rotated['refresh_token'] ?? '');
  const twice = await refresh(once.refresh_token);
  await mock.clock.advance('1m');
  const afterTwo = await told(rotated['refresh_token'] ?? '');
  await refresh(rotated['refresh_token']);
  await mock.clock.advance('1m');
  await send('POST', '/auth/v1/logout?scope=local', {}, { authorization: `Bearer ${stolen['access_token']}` });

  expect([afterOne, afterTwo]).toEqual([
    ['valid', undefined],
    ['used', 'POST token'],
  ]);
  expect(await told(twice.refresh_token)).toEqual(['ended', 'POST token']);
  expect(await told(stolen['refresh_token'] ?? '')).toEqual(['ended', 'POST signOut']);
  expect(await told(stolen['access_token'] ?? '')).toEqual(['ended', 'POST signOut']);
  expect(await told(kept['refresh_token'] ?? '')).toEqual(['valid', undefined]);
});

test('Supabase: the code of a PKCE link', async () => {
  const { send, post, mail, told } = await opened(createMockServer(supabase(), settings));
  const verifier = 'v'.repeat(43);
  await post('/auth/v1/recover', { email, code_challenge: verifier, code_challenge_method: 'plain' });
  const followed = await send('GET', (await mail()).link);
  const code = new URL(followed.headers.get('location') ?? '').searchParams.get('code') ?? '';
  const before = await told(code);
  await post('/auth/v1/token?grant_type=pkce', { auth_code: code, code_verifier: verifier });

  expect([before, await told(code)]).toEqual([
    ['valid', undefined],
    ['used', 'POST token'],
  ]);
});

test('AppHandoff: a magic link, and the tokens of a session', async () => {
  const { mock, send, post, mail, told } = await opened(createMockServer(apphandoff(), settings));
  const origin = apphandoff().options.portalOrigin;
  await post('/auth/send-magic-link', { email });
  const { id, link } = await mail();
  const before = await told(id);
  await send('GET', link);
  const session = await post('/auth/login', { email, password }, { origin });
  const first = await post('/auth/refresh', { refresh_token: session['refresh_token'] ?? '' });
  await post('/auth/refresh', { refresh_token: first['refresh_token'] ?? '' });
  await mock.clock.advance('1m');

  expect([before, await told(id)]).toEqual([
    ['valid', undefined],
    ['used', 'GET followEmailLink'],
  ]);
  expect(await told(session['token'] ?? '')).toEqual(['valid', undefined]);
  expect(await told(session['refresh_token'] ?? '')).toEqual(['used', 'POST token']);
});

test('Stack Auth: links that verify an address, and codes to sign in with', async () => {
  const unverified = { ...settings, seed: [{ email, password, emailVerified: false }] };
  const { send, post, mail, told } = await opened(createMockServer(stackAuth({ magicLinkEnabled: true }), unverified));
  const signedIn = await post('/api/v1/auth/password/sign-in', { email, password });
  const access = { 'x-stack-access-token': signedIn['access_token'] ?? '' };
  await post('/api/v1/contact-channels/send-verification-code', { email, callback_url: page }, access);
  const verification = await mail();
  const before = await told(verification.link);
  await post('/api/v1/contact-channels/verify', { code: verification.token });
  await post('/api/v1/auth/otp/send-sign-in-code', { email, callback_url: page });
  const magic = await mail();
  const open = await told(magic.code);
  await send('POST', '/api/v1/auth/otp/sign-in', { code: magic.token });

  expect([before, open]).toEqual([
    ['valid', undefined],
    ['valid', undefined],
  ]);
  expect(await told(verification.id)).toEqual(['used', 'POST verifyEmail']);
  expect(await told(magic.id)).toEqual(['used', 'POST signInWithMagicLink']);
});

test('Stack Auth: the tokens of a session, and what ends it', async () => {
  const { mock, send, post, told } = await opened(createMockServer(stackAuth(), settings));
  const signIn = () => post('/api/v1/auth/password/sign-in', { email, password });
  const of = (session: Readonly<Record<string, string>>) => ({
    'x-stack-access-token': session['access_token'] ?? '',
    'x-stack-refresh-token': session['refresh_token'] ?? '',
  });
  const [kept, left, removed] = [await signIn(), await signIn(), await signIn()];
  await send('DELETE', '/api/v1/auth/sessions/current', undefined, of(left));
  await post('/api/v1/auth/password/update', { old_password: password, new_password: good }, of(kept));

  expect(await told(left['refresh_token'] ?? '')).toEqual(['ended', 'DELETE signOut']);
  expect(await told(removed['refresh_token'] ?? '')).toEqual(['ended', 'POST updatePassword']);
  expect(await told(kept['refresh_token'] ?? '')).toEqual(['valid', undefined]);
  expect(await told(left['access_token'] ?? '')).toEqual(['valid', undefined]);
  await mock.clock.advance('11m');
  expect(await told(left['access_token'] ?? '')).toEqual(['expired', undefined]);
});

test.each(['', '/unleash'])('Unleash below "%s": an invitation, and the cookie of a session', async (baseUriPath) => {
  const { send, post, mail, told } = await opened(createMockServer(unleash({ baseUriPath }), settings));
  const signIn = async (who: string): Promise<string> => {
    const { headers } = await send('POST', `${baseUriPath}/auth/simple/login`, { username: who, password });
    return /unleash-session=([^;]+)/.exec(headers.get('set-cookie') ?? '')?.[1] ?? '';
  };
  const [one, two] = [await signIn(email), await signIn(email)];
  const before = await told(one);
  const { apiTokens } = unleash().options;
  const authorization = apiTokens.admin[0] ?? '';
  await post(`${baseUriPath}/api/admin/user-admin`, { email: other, rootRole: 3 }, { authorization });
  const invitation = await mail();
  const invited = await told(invitation.link);
  await send('POST', `${baseUriPath}/auth/reset/password`, { token: invitation.token, password: good });
  await send('POST', `${baseUriPath}/logout`, undefined, { cookie: `unleash-session=${two}` });

  expect([before, invited]).toEqual([
    ['valid', undefined],
    ['valid', undefined],
  ]);
  expect(await told(invitation.id)).toEqual(['used', 'POST changePassword']);
  expect(await told(one)).toEqual(['ended', 'POST logout']);
  expect(await told(two)).toEqual(['ended', 'POST logout']);
});

test.each([
  ['insforge', () => createMockServer(insforge(), settings)],
  ['supabase', () => createMockServer(supabase(), settings)],
  ['stack-auth', () => createMockServer(stackAuth(), settings)],
  ['unleash', () => createMockServer(unleash(), settings)],
])('%s: tokens and cookies of `sessions.make` are told as those of a session, until a restart', async (_, make) => {
  const mock: ControlledMockServer = make();
  onTestFinished(() => mock.close());
  const { tokens, cookies } = await mock.sessions.make(email);
  const secrets = [...Object.values(tokens), ...cookies.map(({ value }) => value)].filter(
    (secret) => typeof secret === 'string',
  );

  const told = await Promise.all(secrets.map(mock.explain));
  await mock.restart();
  const after = await Promise.all(secrets.map(mock.explain));

  expect(told.length).toBeGreaterThan(0);
  for (const { state, email: whose, sentence } of told)
    expect({ state, whose, sentence }).toEqual({
      state: 'valid',
      whose: email,
      sentence: expect.stringContaining(` for ${email} of 2026-01-02T03:04:05.000Z is valid`),
    });
  expect(after.map(({ state }) => state)).toEqual(secrets.map(() => 'unknown'));
});

test('tokens of `sessions.make` are known to the next mock server on its store, as the journal is', async () => {
  const store = createMemoryStore();
  const mock = createMockServer(supabase(), { ...settings, store });
  const { tokens } = await mock.sessions.make(email);
  mock.keep?.();
  await mock.close();
  const next = createMockServer(supabase(), { ...settings, store });
  onTestFinished(() => next.close());

  expect(await next.explain(tokens.refreshToken ?? '')).toMatchObject({ state: 'valid', name: 'refresh_token', email });
});
