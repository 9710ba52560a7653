import { createClient as insforgeClient } from '@insforge/sdk';
import { createMockServer } from '@resetkit/mock-server';
import { createMockControl } from '@resetkit/mock-server/control';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { supabase } from '@resetkit/mock-server/supabase';
import { unleash } from '@resetkit/mock-server/unleash';
import { createClient as supabaseClient } from '@supabase/supabase-js';
import * as v102 from 'stackframe-js-102';
import * as v108 from 'stackframe-js-108';
import { expect, onTestFinished, test } from 'vitest';
import { ada, json } from './levers.ts';

const password = 'Another-Password-1';
const settings = { seed: [ada] };

/** Mock servers on a port until the test is over. */
async function served<Mock extends ReturnType<typeof createMockServer>>(mock: Mock) {
  const server = await serve(mock, { port: 0 });
  onTestFinished(() => server.close());
  const inNamespace = `${server.url}/@worker-3/${mock.provider.id}`;
  return { mock, worker: mock.namespace('worker-3'), server, inNamespace };
}

type Served = Awaited<ReturnType<typeof served>>;

/** Nothing was sent in this world, and nothing was asked of it. */
async function untouched({ outbox, journal }: Pick<ReturnType<typeof createMockServer>, 'outbox' | 'journal'>) {
  expect([await outbox.list(), await journal.list()]).toEqual([[], []]);
}

test('Supabase’s client keeps the path of a namespace through a whole reset', async () => {
  const { mock, worker, inNamespace } = await served(createMockServer(supabase(), settings));
  const { auth } = supabaseClient(inNamespace, supabase().options.anonKey, {
    auth: { flowType: 'implicit', autoRefreshToken: false, persistSession: false },
  });

  expect((await auth.resetPasswordForEmail(ada.email)).error).toBeNull();
  const { link = '', token = '' } = await worker.outbox.waitFor({ to: ada.email });
  expect((await auth.verifyOtp({ type: 'recovery', token_hash: token })).error).toBeNull();
  expect((await auth.updateUser({ password })).error).toBeNull();

  expect(link).toContain(`${inNamespace}/`);
  expect((await auth.signInWithPassword({ email: ada.email, password })).error).toBeNull();
  await untouched(mock);
});

test.each([
  ['2.8.102', v102.StackClientApp],
  ['2.8.108', v108.StackClientApp],
] as const)('@stackframe/js %s keeps the path of a namespace through a whole reset', async (_version, App) => {
  const { mock, worker, inNamespace } = await served(createMockServer(stackAuth(), settings));
  const { projectId, publishableClientKey } = stackAuth().options;
  const app = new (App as typeof v102.StackClientApp)({
    projectId,
    publishableClientKey,
    baseUrl: inNamespace,
    tokenStore: 'memory',
  });
  const ok = { status: 'ok' };

  await app.sendForgotPasswordEmail(ada.email, { callbackUrl: 'http://localhost:3000/handler/password-reset' });
  const { token = '' } = await worker.outbox.waitFor({ to: ada.email });
  expect(await app.resetPassword({ code: token, password })).toMatchObject(ok);

  expect(await app.signInWithCredential({ email: ada.email, password, noRedirect: true })).toMatchObject(ok);
  await untouched(mock);
});

test.each<[way: string, baseUrlOf: (from: Awaited<ReturnType<typeof served>>) => Promise<string>]>([
  [
    'that serve() gives it',
    async ({ mock }) => {
      const server = await serve(mock, { port: 0, namespace: 'worker-3' });
      onTestFinished(() => server.close());
      return server.url;
    },
  ],
  [
    'that the control API gives it',
    async ({ server }) => {
      const control = createMockControl({ baseUrl: server.url, provider: 'insforge' });
      return (await control.namespaces.open('worker-3', { port: 0 })).baseUrls['insforge'] ?? '';
    },
  ],
])('InsForge’s SDK, which drops the path, resets in a namespace on the port %s', async (_way, baseUrlOf) => {
  const from = await served(createMockServer(insforge(), settings));
  const { auth } = insforgeClient({ baseUrl: await baseUrlOf(from), retryCount: 0 });

  expect((await auth.sendResetPasswordEmail({ email: ada.email })).error).toBeNull();
  const { code = '' } = await from.worker.outbox.waitFor({ to: ada.email });
  const { data } = await auth.exchangeResetPasswordToken({ email: ada.email, code });
  expect((await auth.resetPassword({ newPassword: password, otp: data?.token ?? '' })).error).toBeNull();

  expect((await auth.signInWithPassword({ email: ada.email, password })).error).toBeNull();
  await untouched(from.mock);
});

test('InsForge’s SDK lands in the world without a name if it is given the path of a namespace', async () => {
  const { mock, worker, inNamespace } = await served(createMockServer(insforge(), settings));

  await insforgeClient({ baseUrl: inNamespace, retryCount: 0 }).auth.sendResetPasswordEmail({ email: ada.email });

  expect([await worker.outbox.list(), (await mock.outbox.list()).length]).toEqual([[], 1]);
});

test('InsForge’s cookie has the path of its namespace', async () => {
  const { inNamespace } = await served(createMockServer(insforge(), settings));

  const signedIn = await fetch(`${inNamespace}/api/auth/sessions?client_type=web`, json(ada));

  expect(signedIn.headers.getSetCookie().join()).toContain('; Path=/@worker-3/insforge/api/auth;');
});

test('Unleash’s cookies and redirects have the path of their namespace', async () => {
  const { inNamespace } = await served(createMockServer(unleash(), settings));

  const signedIn = await fetch(
    `${inNamespace}/auth/simple/login`,
    json({ username: ada.email, password: ada.password }),
  );
  const [cookie = ''] = signedIn.headers.getSetCookie();
  const signedOut = await fetch(`${inNamespace}/logout`, {
    method: 'POST',
    headers: { cookie: cookie.split(';')[0] ?? '' },
    redirect: 'manual',
  });

  expect(cookie).toContain('; Path=/@worker-3/unleash;');
  expect(signedOut.headers.getSetCookie().join()).toContain('; Path=/@worker-3/unleash;');
  expect(signedOut.headers.get('location')).toBe('/@worker-3/unleash/signed-out');
});

const placed: readonly [way: string, urlOf: (from: Served) => Promise<string>][] = [
  ['below its prefix', async ({ server, mock }) => `${server.url}/@worker-3/${mock.provider.id}`],
  [
    'on a port of its own',
    async ({ server, mock }) => {
      const control = createMockControl({ baseUrl: server.url, provider: 'supabase' });
      return (await control.namespaces.open('worker-3', { port: 0 })).baseUrls[mock.provider.id] ?? '';
    },
  ],
];

test.each(placed)(
  'Supabase’s redirect has a session of the namespace %s, and of no other world',
  async (_way, urlOf) => {
    const from = await served(createMockServer(supabase(), settings));
    const url = await urlOf(from);
    const headers = { apikey: supabase().options.anonKey, 'content-type': 'application/json' };
    await fetch(`${url}/auth/v1/recover`, { method: 'POST', headers, body: JSON.stringify({ email: ada.email }) });
    const { link = '' } = await from.worker.outbox.waitFor();

    const followed = await fetch(link, { redirect: 'manual' });

    expect(link.split('?')[0]).toBe(`${url}/auth/v1/verify`);
    const location = new URL(followed.headers.get('location') ?? '');
    expect([followed.status, location.origin]).toEqual([303, supabase().options.siteUrl]);
    const token = new URLSearchParams(location.hash.slice(1)).get('access_token') ?? '';
    expect(JSON.parse(atob(token.split('.')[1] ?? '')).iss).toBe(`${url}/auth/v1`);
    const asUser = { headers: { ...headers, authorization: `Bearer ${token}` } };
    const statuses = [url, from.server.baseUrls['supabase']].map(
      async (base) => (await fetch(`${base}/auth/v1/user`, asUser)).status,
    );
    expect(await Promise.all(statuses)).toEqual([200, 403]);
  },
);

test.each(placed)(
  'Stack Auth’s link leads to the app, with a code of the namespace %s, and of no other world',
  async (_way, urlOf) => {
    const from = await served(createMockServer(stackAuth(), settings));
    const url = await urlOf(from);
    const { projectId, publishableClientKey } = stackAuth().options;
    const headers = {
      'content-type': 'application/json',
      'x-stack-access-type': 'client',
      'x-stack-project-id': projectId,
      'x-stack-publishable-client-key': publishableClientKey,
    };
    const post = (base: string, path: string, body: object): Promise<Response> =>
      fetch(`${base}/api/v1${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const callback = 'http://localhost:3000/handler/password-reset';
    await post(url, '/auth/password/send-reset-code', { email: ada.email, callback_url: callback });
    const { link = '', token: code } = await from.worker.outbox.waitFor();

    expect(link).toBe(`${callback}?code=${code}`);
    const check = async (base = ''): Promise<number> =>
      (await post(base, '/auth/password/reset/check-code', { code })).status;
    expect([await check(from.server.baseUrls['stack-auth']), await check(url)]).toEqual([404, 200]);
  },
);
