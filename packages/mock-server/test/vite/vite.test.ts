import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { createMockControl } from '@resetkit/mock-server/control';
import { expect, onTestFinished, test } from 'vitest';
import { appWith, devServer, folder, originOf, releases } from './dev-server.ts';

const email = 'ada@example.com';
const all = Object.keys(releases) as (keyof typeof releases)[];
const sendReset = '/api/auth/email/send-reset-password';

async function statusOf(url: string, init?: RequestInit): Promise<number> {
  return (await fetch(url, init)).status;
}

function askForReset(baseUrl: string): Promise<number> {
  return statusOf(`${baseUrl}${sendReset}`, { method: 'POST', body: new URLSearchParams({ email }) });
}

test.each(all)('with %s the app finds the mock servers at its own origin', async (release) => {
  const { server, origin } = await devServer({ providers: ['insforge'] }, {}, release);

  const { urls } = await server.ssrLoadModule('/urls.ts');

  expect(urls).toEqual({
    server: `${origin}/__resetkit`,
    insforge: `${origin}/__resetkit/insforge`,
    supabase: undefined,
  });
  expect(await askForReset(urls.insforge)).toBe(202);
});

test('a page finds them at the origin under which it was opened', async () => {
  const { server } = await devServer({ providers: ['insforge'], mount: { insforge: '/flags' } });

  const { code = '' } = (await server.transformRequest('/urls.ts')) ?? {};

  const [, expression = ''] = /"RESETKIT_INSFORGE_URL": (.*?)(?=, ")/.exec(code) ?? [];
  const inPage = new Function('globalThis', `return ${expression}`);
  expect(inPage({ location: { origin: 'http://192.0.2.7:5173' } })).toBe('http://192.0.2.7:5173/flags');
});

test('the address of the server is one of any Resetkit server: page, control API, backends, namespaces', async () => {
  const { origin } = await devServer({ providers: ['insforge'] });
  const baseUrl = `${origin}/__resetkit`;
  const mock = createMockControl({ baseUrl, provider: 'insforge', namespace: 'worker-3' });

  const sent = await mock.situations.make('fresh', { email });
  const page = await fetch(baseUrl);

  expect(mock.backendUrl).toBe(`${baseUrl}/@worker-3/insforge`);
  expect(await statusOf(`${mock.backendUrl}/api/auth/public-config`)).toBe(200);
  expect(await mock.outbox.list()).toEqual([expect.objectContaining({ code: sent.code })]);
  expect(await createMockControl({ baseUrl, provider: 'insforge' }).outbox.list()).toEqual([]);
  expect({ url: page.url, isPage: (await page.text()).includes('<title>Resetkit</title>') }).toEqual({
    url: `${baseUrl}/`,
    isPage: true,
  });
});

test('mailed links lead to the dev server, unless a setting says otherwise', async () => {
  const app = 'https://app.example.com';
  const [own, other] = [await devServer({ providers: ['unleash'] }), await devServer({ providers: ['unleash'], app })];
  const linkAt = async (origin: string): Promise<string | undefined> =>
    (
      await createMockControl({ baseUrl: `${origin}/__resetkit`, provider: 'unleash' }).situations.make('fresh', {
        email,
      })
    ).link;

  const seed = { unleash: { options: { unleashUrl: 'https://flags.example.com' } } };
  const [given, below] = [
    await devServer({ seed }),
    await devServer({ providers: ['unleash'] }, {}, 'Vite 8', '/shop/'),
  ];

  expect(await linkAt(own.origin)).toMatch(`${own.origin}/reset-password?token=`);
  expect(await linkAt(other.origin)).toMatch(`${app}/reset-password?token=`);
  expect(await linkAt(given.origin)).toMatch('https://flags.example.com/reset-password?token=');
  expect(await linkAt(below.origin)).toMatch(`${below.origin}/shop/reset-password?token=`);
});

test('what is not below its path is the app’s', async () => {
  const { origin } = await devServer();

  expect(await (await fetch(`${origin}/`)).text()).toContain('<title>The page of the app</title>');
  expect(await (await fetch(`${origin}/insforge/api/auth/public-config`)).text()).toContain(
    '<title>The page of the app</title>',
  );
  expect(await (await fetch(`${origin}/__resetkits`)).text()).toContain('<title>The page of the app</title>');
});

test('a backend with a place of its own answers all paths there, and its links, cookies and URLs lead there', async () => {
  const { origin, server } = await devServer({
    providers: ['insforge', 'supabase'],
    mount: { insforge: '/auth-of/us/' },
  });
  const mock = createMockControl({ baseUrl: `${origin}/__resetkit`, provider: 'insforge' });
  await mock.options.set({ resetPasswordMethod: 'link' });

  const { urls } = await server.ssrLoadModule('/urls.ts');
  const { link } = await mock.situations.make('fresh', { email });
  const signedIn = await fetch(`${urls.insforge}/api/auth/sessions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password: 'Analytical-Engine-1843' }),
  });
  const unknown = await fetch(`${urls.insforge}/nothing`);

  expect(urls.insforge).toBe(`${origin}/auth-of/us`);
  expect(link).toMatch(`${origin}/auth-of/us/api/auth/email/reset-password-link?token=`);
  expect(signedIn.headers.get('set-cookie')).toContain('Path=/auth-of/us/api/auth;');
  expect({ status: unknown.status, ...(await unknown.json()) }).toMatchObject({ status: 404, error: 'NOT_FOUND' });
});

test('a backend at the root answers the paths of its operations, and leaves all others to the app', async () => {
  const { origin, server } = await devServer({ mount: { unleash: '/' } });
  const accept = { headers: { accept: 'text/html' } };

  const { urls } = await server.ssrLoadModule('/urls.ts');
  const own = await fetch(`${origin}/auth/reset/validate?token=x`);
  const page = await fetch(`${origin}/auth/login`, accept);

  expect({ status: own.status, ...(await own.json()) }).toMatchObject({ status: 401, name: 'InvalidTokenError' });
  expect(await page.text()).toContain('<title>The page of the app</title>');
  expect(urls.server).toBe(`${origin}/__resetkit`);
});

test('CORS is that of the backend, not that of Vite', async () => {
  const { origin } = await devServer({ providers: ['unleash'] });
  const asked = { Origin: 'http://localhost:3000', 'Access-Control-Request-Method': 'POST' };

  const preflight = await fetch(`${origin}/__resetkit/unleash/auth/reset/password`, {
    method: 'OPTIONS',
    headers: asked,
  });

  expect(Object.fromEntries([...preflight.headers].filter(([name]) => name.startsWith('access-control')))).toEqual({});
});

test('tells where its page is, and of each mail', async () => {
  const { server, origin, said } = await devServer({ providers: ['insforge'] });
  const { code } = await createMockControl({ baseUrl: `${origin}/__resetkit`, provider: 'insforge' }).situations.make(
    'fresh',
    { email },
  );

  server.printUrls();

  expect(said).toContain(`  ➜  Resetkit: ${origin}/__resetkit/`);
  expect(said).toContain(`[insforge] password-reset to ${email}: ${code}`);
});

test('says nothing with `quiet`', async () => {
  const { server, origin, said } = await devServer({ quiet: true });
  await askForReset(`${origin}/__resetkit/insforge`);

  server.printUrls();

  expect(said.filter((line) => /resetkit|insforge/i.test(line))).toEqual([]);
});

test('closes the ports of its namespaces with the dev server', async () => {
  const { server, origin } = await devServer({ providers: ['insforge'] });
  const control = createMockControl({ baseUrl: `${origin}/__resetkit`, provider: 'insforge' });
  const { url } = await control.namespaces.open('worker-3', { port: 0 });
  const before = await statusOf(`${url}/insforge/api/auth/public-config`);

  await server.close();

  expect(before).toBe(200);
  await expect(fetch(url)).rejects.toThrow('fetch failed');
});

test.each(all)('with %s a dev server that is restarted begins anew, and a folder keeps its state', async (release) => {
  const inMemory = await devServer({ providers: ['insforge'] }, {}, release);
  const kept = await devServer({ providers: ['insforge'], store: folder() }, {}, release);
  for (const { origin } of [inMemory, kept]) await askForReset(`${origin}/__resetkit/insforge`);

  for (const { server } of [inMemory, kept]) await server.restart();

  const mailsOf = async ({ server }: typeof kept): Promise<number> =>
    (await createMockControl({ baseUrl: `${originOf(server)}/__resetkit`, provider: 'insforge' }).outbox.list()).length;
  expect(await mailsOf(inMemory)).toBe(0);
  expect(await mailsOf(kept)).toBe(1);
});

test('`vite preview` has them too', async () => {
  const { config, vite, said } = await appWith({ providers: ['insforge'] });
  await vite.build(config);
  const server = await vite.preview(config);
  onTestFinished(() => server.close());
  const origin = originOf(server);

  server.printUrls();

  expect(await askForReset(`${origin}/__resetkit/insforge`)).toBe(202);
  expect(await (await fetch(`${origin}/`)).text()).toContain('<title>The page of the app</title>');
  expect(said).toContain(`  ➜  Resetkit: ${origin}/__resetkit/`);
});

test('a build has none of it, and says so', async () => {
  const { config, vite, said } = await appWith({ providers: ['insforge'] });

  await vite.build({
    ...config,
    build: { ...config.build, lib: { entry: 'urls.ts', formats: ['es'], fileName: 'urls' } },
  });

  expect(await import(join(config.build?.outDir ?? '', 'urls.js'))).toMatchObject({
    urls: { server: undefined, insforge: undefined, supabase: undefined },
  });
  expect(said).toContain('resetkit: a build has no mock server. RESETKIT_URL and its like are undefined in it.');
});

test('a server of one’s own has them by Vite’s middlewares', async () => {
  const { config, vite } = await appWith({ providers: ['insforge'] });
  const { middlewares, close } = await vite.createServer({ ...config, server: { middlewareMode: true, ws: false } });
  onTestFinished(close);
  const server = createServer(middlewares).listen(0);
  onTestFinished(() => void server.close());
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;

  const health = await (await fetch(`${origin}/__resetkit/_resetkit/health`)).json();

  expect(health.providers).toMatchObject([{ id: 'insforge', baseUrl: `${origin}/__resetkit/insforge` }]);
});
