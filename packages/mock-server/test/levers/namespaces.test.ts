import { createMemoryStore, createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { createMockControl } from '@resetkit/mock-server/control';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { handlers } from '@resetkit/mock-server/msw';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { supabase } from '@resetkit/mock-server/supabase';
import { unleash } from '@resetkit/mock-server/unleash';
import { setupServer } from 'msw/node';
import { expect, onTestFinished, test } from 'vitest';
import { createAccess } from '../../src/control/access.ts';
import { madeSource } from '../../src/http/mock-source.ts';
import { servedNamespaces } from '../../src/http/served-world.ts';
import { ada, eachWay, json, now } from './levers.ts';

const path = '/api/auth/email/send-reset-password';
const start = () => createMockServer(insforge({ resetPasswordMethod: 'link' }), { clock: now, seed: [ada] });

async function served(): Promise<{ url: string; port: number; mock: ReturnType<typeof start> }> {
  const mock = start();
  const server = await serve(mock, { port: 0 });
  onTestFinished(() => server.close());
  return { url: server.url.replace('//localhost:', '//127.0.0.1:'), port: server.port, mock };
}

test('is a world of its own, made from the seed', async () => {
  const mock = start();
  const worker = mock.namespace('worker-3');
  await worker.options.set({ resetPasswordMethod: 'code' });
  worker.clock.advance('1h');
  worker.limits.set('real');
  await worker.accounts.put({ email: 'bob@example.com' });
  await worker.faults.add({ operation: 'resetPassword', status: 500 });
  await worker.fetch(path, json({ email: ada.email }));

  expect(await worker.outbox.list()).toHaveLength(1);
  expect([await mock.outbox.list(), await mock.journal.list(), await mock.faults.list()]).toEqual([[], [], []]);
  expect((await mock.accounts.list()).map(({ email }) => email)).toEqual([ada.email]);
  expect(await mock.options.get()).toMatchObject({ resetPasswordMethod: 'link' });
  expect([mock.clock.now(), mock.limits.get()]).toEqual([Date.parse(now), 'off']);
});

eachWay(({ open }) => {
  test('is the same one each time, and begins anew after it was dropped', async () => {
    const { mock } = await open();
    await mock.namespace('a').accounts.put({ email: 'bob@example.com' });

    expect(await mock.namespace('a').accounts.list()).toHaveLength(2);
    expect(await mock.accounts.list()).toHaveLength(1);
    expect(await mock.namespaces.list()).toEqual(['a']);
    expect([await mock.namespaces.drop('a'), await mock.namespaces.drop('a')]).toEqual([true, false]);
    expect(await mock.namespace('a').accounts.list()).toHaveLength(1);
  });

  test('has a name that fits, and no namespaces itself', async () => {
    const { mock } = await open();

    expect(() => mock.namespace('a b')).toThrow('Expected 1 to 64 letters, digits, ".", "-" and "_" as the name');
    expect(() => mock.namespace('a').namespace('b')).toThrow('"a" is a namespace and has none itself');
  });
});

test('is used when a test uses it: past the bound, those that nobody uses are dropped first', async () => {
  const mock = start();
  const [a, b] = [mock.namespace('a'), mock.namespace('b'), mock.namespace('c')];
  await b.accounts.list();
  await a.fetch(path, json({ email: ada.email }));

  expect(mock.namespaces.list()).toEqual(['c', 'b', 'a']);
});

test.each([
  ['InsForge', () => createMockServer(insforge(), { seed: [ada], store: createMemoryStore() })],
  ['AppHandoff, whose accounts are behind it', () => createMockServer(apphandoff(), { store: createMemoryStore() })],
] as const)('leaves nothing in the store of %s when it is dropped', async (_name, make) => {
  const mock = make();
  const before = await mock.namespace('a').accounts.list();
  await mock.namespace('a').accounts.put({ email: 'bob@example.com', password: ada.password });
  await mock.namespace('b').accounts.put({ email: 'eve@example.com' });

  await mock.namespaces.drop('a');

  expect(await mock.namespace('a').accounts.list()).toHaveLength(before.length);
  expect(await mock.namespace('b').accounts.list()).toHaveLength(before.length + 1);
});

test('goes on from the store where it has stopped, time included', async () => {
  const settings = { clock: now, seed: [ada], store: createMemoryStore() };
  const first = createMockServer(insforge(), settings);
  await first.namespace('a').accounts.put({ email: 'bob@example.com' });
  first.namespace('a').clock.advance('1h');
  first.keep?.();

  const { accounts, clock } = createMockServer(insforge(), settings).namespace('a');

  expect(await accounts.list()).toHaveLength(2);
  expect(clock.now()).toBe(Date.parse(now) + 3_600_000);
});

test('ends who waits in it when it is dropped, and says that it is the namespace that has ended', async () => {
  const mock = start();
  const held = mock.namespace('a');
  await held.accounts.list();
  const waiting = expect(held.outbox.waitFor({ timeout: '1m' })).rejects.toThrow('The namespace "a" was closed.');
  await mock.namespaces.drop('a');

  await waiting;
  await expect(held.accounts.list()).rejects.toThrow('The namespace "a" was closed.');
});

test('answers where its base URL says: mock.fetch, MSW and a port', async () => {
  const mock = start();
  const worker = mock.namespace('worker-3');
  const msw = setupServer(...handlers(mock));
  msw.listen();
  onTestFinished(() => msw.close());

  await mock.fetch(`${worker.baseUrl}${path}`, json({ email: ada.email, redirectTo: 'http://localhost:3000/' }));
  await fetch(`${worker.baseUrl}${path}`, json({ email: ada.email, redirectTo: 'http://localhost:3000/' }));

  expect(worker.baseUrl).toBe('http://localhost:7130/@worker-3');
  const links = (await worker.outbox.list()).map(({ link }) => link?.split('?')[0]);
  expect(links).toEqual(Array(2).fill('http://localhost:7130/@worker-3/api/auth/email/reset-password-link'));
  expect(await mock.outbox.list()).toEqual([]);
});

test('keeps its prefix on a port in mailed links and redirects', async () => {
  const { url, port, mock } = await served();
  await fetch(`${url}/@worker-3/insforge${path}`, json({ email: ada.email, redirectTo: 'http://localhost:3000/' }));
  const { link = '' } = await mock.namespace('worker-3').outbox.waitFor();

  expect(link.split('?')[0]).toBe(`http://localhost:${port}/@worker-3/insforge/api/auth/email/reset-password-link`);
  const followed = await fetch(link.replace('localhost', '127.0.0.1'), { redirect: 'manual' });
  expect(followed.headers.get('location')).toContain('http://localhost:3000/?token=');
});

test('is steered below its own prefix, by the control over a port too', async () => {
  const { url, mock } = await served();
  const control = createMockControl({ baseUrl: url, provider: 'insforge', namespace: 'worker-3' });
  await control.clock.advance('1h');
  await fetch(`${control.backendUrl}${path}`, json({ email: ada.email, redirectTo: 'http://localhost:3000/' }));

  expect((await control.outbox.waitFor()).sentAt).toBe('2026-01-02T04:04:05.000Z');
  expect(await mock.outbox.list()).toEqual([]);
  expect(await control.namespaces.list()).toEqual(['worker-3']);
  expect([await control.namespaces.drop('worker-3'), await control.namespaces.drop('worker-3')]).toEqual([true, false]);
});

test('restarts alone: all backends in it, and none outside', async () => {
  const mocks = [start(), createMockServer(unleash(), { seed: [ada] })];
  const server = await serve(mocks, { port: 0 });
  onTestFinished(() => server.close());
  const baseUrl = server.url.replace('//localhost:', '//127.0.0.1:');
  const worker = createMockControl({ baseUrl, provider: 'insforge', namespace: 'worker-3' });
  const worlds = [...mocks, ...mocks.map((mock) => mock.namespace('worker-3'))];
  for (const { accounts } of worlds) await accounts.put({ email: 'bob@example.com' });

  await worker.restartAll();

  const bobs = await Promise.all(worlds.map(({ accounts }) => accounts.find('bob@example.com')));
  expect(bobs.map((bob) => bob !== undefined)).toEqual([true, true, false, false]);
});

test('can have a port of its own, where clients that drop a path reach it', async () => {
  const { url, mock } = await served();
  const control = createMockControl({ baseUrl: url, provider: 'insforge' });
  const opened = await control.namespaces.open('worker-3', { port: 0 });
  const own = opened.url.replace('//localhost:', '//127.0.0.1:');
  await fetch(`${own}${path}`, json({ email: ada.email, redirectTo: 'http://localhost:3000/' }));

  const { link } = await mock.namespace('worker-3').outbox.waitFor();
  expect(link).toContain(`${opened.url}/api/auth/email/reset-password-link`);
  expect(opened.baseUrls).toEqual({ insforge: `${opened.url}/insforge` });
  await control.namespaces.drop('worker-3');
  await expect(fetch(own)).rejects.toThrow();
});

test('has one port: a second one is refused, and so is a port that is taken, whole', async () => {
  const { url, port, mock } = await served();
  const { namespaces } = createMockControl({ baseUrl: url, provider: 'insforge' });
  await namespaces.open('a', { port: 0 });

  await expect(namespaces.open('a', { port })).rejects.toThrow('The namespace "a" has port ');
  await expect(namespaces.open('b', { port })).rejects.toThrow(`Port ${port} on 127.0.0.1 is taken.`);
  expect(mock.namespaces.list()).toEqual(['a']);
});

test('has one port although two ask for it at once', async () => {
  const ports: number[] = [];
  const origin = 'http://localhost:1';
  const access = createAccess({ origin, allowedHosts: [], token: undefined });
  const namespaces = servedNamespaces([madeSource(start())], origin, access, async () => {
    ports.push(ports.length + 2);
    const end = async (): Promise<void> => {};
    return { url: `http://localhost:${ports.at(-1)}`, port: ports.length + 1, close: end, finish: end };
  });

  const opened = await Promise.all([namespaces.open('a', 0), namespaces.open('a', 0)]);

  expect(opened.map(({ url }) => url)).toEqual(Array(2).fill('http://localhost:2'));
  expect(ports).toEqual([2]);
});

test('mails of a backing server that nobody has asked yet lead to its namespace', async () => {
  const project = createMockServer(supabase(), { seed: [ada], situations: [{ name: 'fresh', email: ada.email }] });
  const server = await serve([project, createMockServer(apphandoff(), { behind: project })], { port: 0 });
  onTestFinished(() => server.close());

  await fetch(`http://127.0.0.1:${server.port}/@w/_resetkit/apphandoff/accounts`);

  const [mail] = await project.namespace('w').outbox.list();
  expect(mail?.link).toContain(`${server.url}/@w/supabase/auth/v1/verify?token=`);
});

test('can be served alone', async () => {
  const mock = start();
  const server = await serve(mock, { port: 0, namespace: 'worker-3' });
  onTestFinished(() => server.close());
  await fetch(
    `http://127.0.0.1:${server.port}${path}`,
    json({ email: ada.email, redirectTo: 'http://localhost:3000/' }),
  );

  expect(await mock.namespace('worker-3').outbox.list()).toHaveLength(1);
  expect(await mock.outbox.list()).toEqual([]);
});

test('has the namespace of its backing server behind it', async () => {
  const project = createMockServer(supabase(), { seed: [ada] });
  const portal = createMockServer(apphandoff(), { behind: project });
  await project.namespace('w').accounts.put({ email: 'bob@example.com' });

  expect(portal.namespace('w').behind).toBe(project.namespace('w'));
  expect(await portal.namespace('w').accounts.list()).toHaveLength(2);
  await project.namespaces.drop('w');
  expect(await portal.namespace('w').accounts.list()).toHaveLength(1);
});

test('costs the backends that were asked, and no others', async () => {
  const mocks = [start(), createMockServer(supabase(), { seed: [ada] }), createMockServer(unleash(), { seed: [ada] })];
  const server = await serve(mocks, { port: 0 });
  onTestFinished(() => server.close());

  await fetch(`http://127.0.0.1:${server.port}/@worker-3/insforge${path}`, json({ email: ada.email }));

  expect(mocks.map(({ namespaces }) => namespaces.list())).toEqual([['worker-3'], [], []]);
});

const backends = [
  createMockServer(insforge()),
  createMockServer(supabase()),
  createMockServer(apphandoff()),
  createMockServer(unleash()),
  createMockServer(stackAuth()),
];

test('leaves no trace in 999 others, of all backends, all at once', async () => {
  const worlds = Array.from({ length: 1_000 }, (_none, index) => ({
    email: `user-${index}@example.com`,
    world: backends[index % backends.length]?.namespace(`worker-${index}`) ?? start(),
  }));
  await Promise.all(worlds.map(({ email, world }) => world.situations.make('fresh', { email })));

  const seen = await Promise.all(
    worlds.map(async ({ world: { accounts, journal, behind, outbox } }) => {
      const mails = [...(await outbox.list()), ...((await behind?.outbox.list()) ?? [])].map(({ to }) => to);
      const rows = (await journal.list()).map(({ email }) => email);
      const there = (await accounts.list()).map(({ email }) => email).filter((email) => email !== 'admin');
      return [mails, there, [...new Set(rows)]];
    }),
  );

  expect(seen).toEqual(worlds.map(({ email }) => [[email], [email], [email]]));
  for (const { accounts, journal, outbox } of backends)
    expect([
      (await accounts.list()).filter(({ email }) => email !== 'admin'),
      await journal.list(),
      await outbox.list(),
    ]).toEqual([[], [], []]);
});

test.each(['', 'a b', 'ä', '../x', 'x'.repeat(65)])('refuses the name %j', async (name) => {
  const { url, mock } = await served();

  expect(() => mock.namespace(name)).toThrow('Expected 1 to 64 letters, digits, ".", "-" and "_" as the name');
  const answer = await fetch(`${url}/@${encodeURIComponent(name)}/insforge${path}`, json({}));
  expect([answer.status, await answer.text()]).toEqual([400, expect.stringContaining('as the name of a namespace')]);
  expect(mock.namespaces.list()).toEqual([]);
});

test('has no namespaces below its prefix', async () => {
  const { url, mock } = await served();

  mock.namespace('a');
  await expect(mock.namespace('a').fetch(`/@b${path}`, json({ email: ada.email }))).rejects.toThrow(
    '"a" is a namespace and has none itself: ask for "b" outside of it.',
  );
  expect((await fetch(`${url}/@a/_resetkit/namespaces`)).status).toBe(404);
});
