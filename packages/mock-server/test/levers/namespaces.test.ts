import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { createMockControl } from '@resetkit/mock-server/control';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { handlers } from '@resetkit/mock-server/msw';
import { supabase } from '@resetkit/mock-server/supabase';
import { unleash } from '@resetkit/mock-server/unleash';
import { setupServer } from 'msw/node';
import { expect, onTestFinished, test } from 'vitest';
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

test('leaves no trace in 999 others, all at once', async () => {
  const { url, mock } = await served();
  const names = Array.from({ length: 1_000 }, (_none, index) => `worker-${index}`);

  const seen = await Promise.all(
    names.map(async (name, index) => {
      const email = `user-${index}@example.com`;
      await mock.namespace(name).accounts.put({ email });
      const base = index % 50 === 0 ? `${url}/@${name}/insforge` : undefined;
      const send = base ? fetch : mock.namespace(name).fetch;
      await send(`${base ?? ''}${path}`, json({ email, redirectTo: 'http://localhost:3000/' }));
      return (await mock.namespace(name).outbox.list()).map(({ to }) => to);
    }),
  );

  expect(seen).toEqual(names.map((_name, index) => [`user-${index}@example.com`]));
  expect(await mock.outbox.list()).toEqual([]);
  expect(await mock.accounts.list()).toHaveLength(1);
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
  expect((await fetch(`${url}/@a/_resetkit/namespaces`)).status).toBe(404);
});
