import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { insforge } from '@resetkit/mock-server/insforge';
import { supabase } from '@resetkit/mock-server/supabase';
import { expect, onTestFinished, test, vi } from 'vitest';
import { lazySource } from '../../src/http/mock-source.ts';
import { serveSources } from '../../src/http.ts';
import { registry } from '../../src/registry.ts';

/** A server of three backends that are made when they are needed, and the ids of those that were made. `first` runs before one is. */
async function start(first: (id: string) => Promise<void> = async () => {}) {
  const made: string[] = [];
  const source = (id: keyof typeof makers, make: () => Promise<ReturnType<typeof createMockServer>>) =>
    lazySource(id, registry[id]?.outline ?? expect.fail(id), async () => {
      made.push(id);
      await first(id);
      return make();
    });
  const makers = { insforge, supabase, apphandoff };
  const project = source('supabase', async () => createMockServer(supabase(), { seed: [supabase().demo] }));
  const server = await serveSources(
    [
      source('insforge', async () => createMockServer(insforge(), { seed: [insforge().demo] })),
      project,
      source('apphandoff', async () => createMockServer(apphandoff(), { behind: await project.make() })),
    ],
    { port: 0 },
  );
  onTestFinished(server.close);
  const statusOf = async (path: string): Promise<number> => (await fetch(`${server.url}${path}`)).status;
  return { made, server, statusOf };
}

const health = '/_resetkit/health';

test.each([
  ['/', 200, []],
  [health, 200, []],
  [`/@worker-3${health}`, 200, []],
  ['/insforge/api/auth/public-config', 200, ['insforge']],
  ['/@worker-3/insforge/api/auth/public-config', 200, ['insforge']],
  ['/_resetkit/insforge/accounts', 200, ['insforge']],
  ['/apphandoff/nothing', 404, ['apphandoff', 'supabase']],
  ['/_resetkit/supabase/snapshot', 200, ['supabase', 'apphandoff']],
  ['/_resetkit/mailpit/api/v1/messages', 200, ['insforge', 'supabase', 'apphandoff']],
  ['/api/auth/public-config', 200, ['insforge', 'supabase', 'apphandoff']],
  ['/nothing', 404, ['insforge', 'supabase', 'apphandoff']],
])('a request to %s answers %i and makes the backends %j', async (path, status, ids) => {
  const { made, statusOf } = await start();

  expect(await statusOf(path)).toBe(status);

  expect(made).toEqual(ids);
});

test('requests that arrive at once make one, which answers all of them', async () => {
  const { made, server } = await start();
  const accounts = `${server.url}/_resetkit/insforge/accounts`;

  const answers = await Promise.all([1, 2, 3].map(async () => (await fetch(accounts)).json()));

  expect(made).toEqual(['insforge']);
  expect(answers).toEqual(Array(3).fill(answers[0]));
});

test('tells the same of a backend before and after it is made', async () => {
  const { server, statusOf } = await start();
  const told = async (): Promise<unknown> => (await fetch(`${server.url}${health}`)).json();
  const before = await told();

  await statusOf('/nothing');

  expect(await told()).toEqual(before);
});

test('a backend that could not be made is made for the next request', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  onTestFinished(() => void vi.restoreAllMocks());
  const { made, statusOf } = await start(async () => {
    if (made.length === 1) throw new Error('too many open files');
  });

  const statuses = [await statusOf('/supabase/auth/v1/health'), await statusOf('/supabase/auth/v1/health')];

  expect(statuses).toEqual([500, 401]);
});

test('a backend knows where it is served while a request still waits for the others', async () => {
  let goOn = (): void => {};
  const isHeld = new Promise<void>((resolve) => {
    goOn = resolve;
  });
  const { made, server, statusOf } = await start((id) => (id === 'apphandoff' ? isHeld : Promise.resolve()));
  const waiting = statusOf('/nothing');
  await expect.poll(() => made).toContain('insforge');
  const control = (path: string, init?: RequestInit) => fetch(`${server.url}/_resetkit/insforge/${path}`, init);

  await control('options', { method: 'PATCH', body: JSON.stringify({ resetPasswordMethod: 'link' }) });
  await control('situations', { method: 'POST', body: JSON.stringify({ name: 'expired' }) });
  const inbox = await (await control('outbox')).json();

  goOn();
  await waiting;
  expect(inbox.messages.map(({ link }: { link?: string }) => link?.startsWith(`${server.url}/insforge/`))).toEqual([
    true,
  ]);
});
