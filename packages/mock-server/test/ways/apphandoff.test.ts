import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { type ServeSettings, serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { handlers } from '@resetkit/mock-server/msw';
import { supabase } from '@resetkit/mock-server/supabase';
import { setupServer } from 'msw/node';
import { expect, onTestFinished, test } from 'vitest';
import { follow, now, portal, send, u } from '../apphandoff/world.ts';

// AppHandoff, its own project or the one served beside it, and other backends on one port.

const settings = { clock: now, seed: [u] };

async function served(serving: ServeSettings = {}) {
  const project = createMockServer(supabase(), settings);
  const mock = createMockServer(apphandoff(), { behind: project });
  const others = createMockServer(insforge(), settings);
  const server = await serve([others, project, mock], { port: 0, ...serving });
  onTestFinished(server.close);
  return { project, mock, others, server, origin: `http://localhost:${server.port}` };
}

function post(url: string, body: object = { email: u.email }, headers: Record<string, string> = {}): Promise<Response> {
  return fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
}

test('says of both that they are there', async () => {
  const { origin } = await served();

  const health = await fetch(`${origin}/_resetkit/health`);

  expect(await health.json()).toMatchObject({
    providers: [
      { id: 'insforge' },
      { id: 'supabase', baseUrl: `${origin}/supabase` },
      { id: 'apphandoff', baseUrl: `${origin}/apphandoff` },
    ],
  });
});

test('says which backend shares accounts and clock of another one that is served', async () => {
  const together = await served();
  const apart = await serve([createMockServer(supabase()), createMockServer(apphandoff())], { port: 0 });
  onTestFinished(apart.close);
  const told = async (origin: string): Promise<unknown> => {
    const { providers } = await (await fetch(`${origin}/_resetkit/health`)).json();
    return providers.map(({ id, behind }: { id: string; behind?: string }) => [id, behind]);
  };

  expect(await told(together.origin)).toEqual([
    ['insforge', undefined],
    ['supabase', undefined],
    ['apphandoff', 'supabase'],
  ]);
  expect(await told(apart.url)).toEqual([
    ['supabase', undefined],
    ['apphandoff', undefined],
  ]);
});

test.each(['apphandoff', 'supabase'])('restarts both by the control API of %s', async (id) => {
  const { mock, project, origin } = await served();
  await post(`${origin}/apphandoff${send}`);
  await project.accounts.delete(u.email);
  mock.clock.advance('1h');

  await fetch(`${origin}/_resetkit/${id}/restart`, { method: 'POST' });

  expect(await mock.outbox.list()).toEqual([]);
  expect(await mock.accounts.list()).toMatchObject([{ email: u.email }]);
  expect(project.clock.now()).toBe(Date.parse(now));
});

test('advances one clock by the control API of either', async () => {
  const { origin } = await served();
  for (const id of ['apphandoff', 'supabase']) {
    await post(`${origin}/_resetkit/${id}/clock`, { advanceMs: 60_000 });
  }

  const clock = await fetch(`${origin}/_resetkit/apphandoff/clock`);

  expect(await clock.json()).toEqual({ now: '2026-01-02T03:06:05.000Z', frozen: true });
});

test('makes an account at Supabase that AppHandoff signs in', async () => {
  const { origin } = await served();
  const ada = { email: 'ada@example.com', password: 'Analytical-Engine-1843' };
  await post(`${origin}/_resetkit/supabase/accounts`, ada);

  const login = await post(`${origin}/apphandoff/auth/login`, ada, { origin: portal });

  expect(login.status).toBe(200);
});

test('mails links to the public URL of the project', async () => {
  const { mock, origin } = await served({ publicUrl: 'https://mock.example.com' });
  await post(`${origin}/apphandoff${send}`);

  const { link } = await mock.outbox.waitFor();

  expect(link).toMatch('https://mock.example.com/supabase/auth/v1/verify?token=');
});

test('mails links to its own project where another one is served', async () => {
  const mock = createMockServer(apphandoff(), settings);
  const stranger = createMockServer(supabase(), settings);
  const server = await serve([stranger, mock], { port: 0 });
  onTestFinished(server.close);
  await post(`${server.baseUrlOf(mock)}${send}`);

  const { link = '' } = await mock.outbox.waitFor();

  expect(link).toMatch(`${server.url}/apphandoff/auth/v1/verify?token=`);
  expect((await follow(fetch, link)).fragment).toMatchObject({ type: 'recovery' });
});

test.each(['/auth/send-password-reset', '/api/auth/send-password-reset'])(
  'answers at the root when alone: %s',
  async (path) => {
    const mock = createMockServer(apphandoff(), settings);
    const server = await serve([mock], { port: 0, atRoot: true });
    onTestFinished(server.close);

    expect((await post(`${server.url}${path}`)).status).toBe(200);
    const { link = '' } = await mock.outbox.waitFor();
    expect(link).toMatch(`${server.url}/auth/v1/verify?token=`);
    expect((await follow(fetch, link)).fragment).toMatchObject({ type: 'recovery' });
  },
);

test.each([
  ['/apphandoff/api/auth/status', 401, { code: 'unauthorized' }],
  ['/auth/status', 401, { code: 'unauthorized' }],
  ['/api/auth/public-config', 200, { resetPasswordMethod: 'code' }],
  ['/auth/v1/user', 401, {}],
])('leaves %s to the backend whose it is', async (path, status, body) => {
  const { origin } = await served();

  const reply = await fetch(`${origin}${path}`);

  expect([reply.status, await reply.json()]).toEqual([status, expect.objectContaining(body)]);
});

test('leaves the refresh of InsForge to InsForge, whose SDK drops the prefix', async () => {
  const { origin } = await served();

  const reply = await post(`${origin}/api/auth/refresh?client_type=mobile`, { refreshToken: 'x' });

  expect(await reply.json()).toMatchObject({ statusCode: 401 });
});

test('answers under MSW at the address of the hosted service, and its project at its own', async () => {
  const project = createMockServer(supabase(), { ...settings, baseUrl: 'https://abcd.supabase.co' });
  const mock = createMockServer(apphandoff(), { behind: project });
  const msw = setupServer(...handlers(mock, project));
  msw.listen({ onUnhandledRequest: 'error' });
  onTestFinished(() => msw.close());

  expect((await post('https://api.apphandoff.com/api/auth/send-password-reset')).status).toBe(200);

  const { link = '' } = await mock.outbox.waitFor();
  expect(link).toMatch('https://abcd.supabase.co/auth/v1/verify?token=');
  expect((await follow(fetch, link)).fragment).toMatchObject({ type: 'recovery' });
});

test('answers under MSW at any origin, with the project of its own', async () => {
  const mock = createMockServer(apphandoff(), { ...settings, baseUrl: '*' });
  const msw = setupServer(...handlers(mock));
  msw.listen({ onUnhandledRequest: 'error' });
  onTestFinished(() => msw.close());

  expect((await post('https://anywhere.example/api/auth/send-password-reset')).status).toBe(200);

  const { link = '' } = await mock.outbox.waitFor();
  expect(link).toMatch('https://anywhere.example/auth/v1/verify?token=');
  expect((await follow(fetch, link)).fragment).toMatchObject({ type: 'recovery' });
});
