import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { serve } from '@resetkit/mock-server/http';
import { unleash } from '@resetkit/mock-server/unleash';
import { expect, onTestFinished, test } from 'vitest';
import { registry } from '../registry.ts';
import { ada, askForReset, eachWay, exchangeCode, now, signInStatus } from './levers.ts';

const me = '/api/auth/sessions/current';
const refresh = '/api/auth/refresh';

eachWay(({ name, open }) => {
  test('signs an account in with tokens and cookies as a sign-in gives them', async () => {
    const levers = await open();

    const { email, tokens, cookies } = await levers.mock.sessions.make(ada.email);

    expect(email).toBe(ada.email);
    expect(tokens.expiresAt).toBe(Date.parse(now) + 15 * 60_000);
    const paths = name === 'over a port' ? ['/insforge/api/auth', '/api/auth'] : ['/api/auth'];
    expect(cookies).toEqual(
      paths.map((path) => ({
        name: 'insforge_refresh_token',
        value: tokens.refreshToken,
        domain: 'localhost',
        path,
        expires: (Date.parse(now) + 7 * 86_400_000) / 1_000,
        httpOnly: true,
        secure: true,
        sameSite: 'None',
      })),
    );
    const current = await levers.send(me, { headers: { authorization: `Bearer ${tokens.accessToken}` } });
    expect((await current.json()).user.email).toBe(ada.email);
    const [cookie] = cookies;
    const headers = { cookie: `${cookie?.name}=${cookie?.value}`, 'x-csrf-token': tokens.csrfToken ?? '' };
    expect((await levers.send(refresh, { method: 'POST', headers })).status).toBe(200);
  });

  test('leaves the account and what was mailed to it as they are', async () => {
    const levers = await open();
    await askForReset(levers);
    const { code } = await levers.mock.outbox.waitFor();
    const before = await levers.mock.accounts.find(ada.email);

    await levers.mock.sessions.make(ada.email);

    expect(await levers.mock.accounts.find(ada.email)).toEqual(before);
    expect(await signInStatus(levers, ada.password)).toBe(200);
    expect((await exchangeCode(levers, code)).status).toBe(200);
  });

  test('signs an account in that has no password', async () => {
    const levers = await open();
    await levers.mock.accounts.put({ email: 'bob@example.com', providers: ['google'] });

    const { tokens } = await levers.mock.sessions.make('bob@example.com');

    const current = await levers.send(me, { headers: { authorization: `Bearer ${tokens.accessToken}` } });
    expect(current.status).toBe(200);
    expect(await levers.mock.accounts.find('bob@example.com')).toMatchObject({ hasPassword: false });
  });

  test('the requests with its tokens are those of the account', async () => {
    const levers = await open();
    const { tokens } = await levers.mock.sessions.make(ada.email);

    await levers.send(me, { headers: { authorization: `Bearer ${tokens.accessToken}` } });

    expect(await levers.mock.journal.list({ email: ada.email })).toMatchObject([{ operation: 'getCurrentUser' }]);
  });

  test('refuses an address without an account', async () => {
    const { mock } = await open();

    await expect(mock.sessions.make('nobody@example.com')).rejects.toThrow(
      'InsForge has no account with the e-mail "nobody@example.com".',
    );
  });
});

test.each(Object.entries(registry))('%s: refuses what is no e-mail', async (_id, provider) => {
  const { sessions } = createMockServer(provider({}));

  for (const wrong of [undefined, null, 5]) {
    const email = Object({ wrong }).wrong;
    await expect(sessions.make(email)).rejects.toThrow(
      `Expected the e-mail of an account, not ${JSON.stringify(wrong)}.`,
    );
  }
});

test('Unleash: the cookie alone signs in', async () => {
  const mock = createMockServer(unleash(), { seed: [ada] });

  const { tokens, cookies, storage } = await mock.sessions.make(ada.email);

  expect([tokens, storage]).toEqual([{}, []]);
  expect(cookies).toMatchObject([{ name: 'unleash-session', path: '/', httpOnly: true, sameSite: 'Lax' }]);
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
  const profile = await mock.fetch('/api/admin/user', { headers: { cookie } });
  expect((await profile.json()).user.email).toBe(ada.email);
});

test('Unleash: the administrator that it makes by itself signs in by its name', async () => {
  const mock = createMockServer(unleash());

  expect((await mock.sessions.make('admin')).cookies).toHaveLength(1);
});

test('AppHandoff: the tokens are those of the project, and the cookies those of the portal', async () => {
  const mock = createMockServer(apphandoff(), { seed: [ada] });
  const server = await serve(mock, { port: 0 });
  onTestFinished(() => server.close());

  const { tokens, cookies } = await mock.sessions.make(ada.email);

  const status = await fetch(`${server.baseUrlOf(mock)}/auth/me`, {
    headers: { authorization: `Bearer ${tokens.accessToken}` },
  });
  expect(await status.json()).toMatchObject({ email: ada.email });
  const name = (await mock.options.get()).cookieName;
  expect(cookies).toMatchObject([
    { name: `${name}.0`, domain: 'localhost', path: '/', httpOnly: true, secure: true, sameSite: 'Lax' },
    { name: `${name}.1` },
  ]);
  const value = cookies.map((cookie) => cookie.value).join('');
  const kept = JSON.parse(Buffer.from(value.replace('base64-', ''), 'base64url').toString());
  expect(kept).toMatchObject({ access_token: tokens.accessToken, refresh_token: tokens.refreshToken });
  await expect(mock.sessions.make('nobody@example.com')).rejects.toThrow(
    'AppHandoff has no account with the e-mail "nobody@example.com".',
  );
});
