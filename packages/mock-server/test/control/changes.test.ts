import { createMockServer } from '@resetkit/mock-server';
import { createMockControl } from '@resetkit/mock-server/control';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { unleash } from '@resetkit/mock-server/unleash';
import { expect, onTestFinished, test } from 'vitest';
import { changedParts } from '../../src/core/changes/changed-part.ts';
import { type Controlling, controlling } from './controlling.ts';

interface Changes {
  readonly mark: string;
  readonly changed: Record<string, readonly string[]>;
}

async function changes({ control }: Controlling, query = '', namespace = ''): Promise<Changes> {
  const { status, body } = await control('GET', `${namespace}/changes${query}`);
  expect(status).toBe(200);
  return body as Changes;
}

const all = { insforge: changedParts, unleash: changedParts };

test('gives a mark at once, and then what changed after it in which backend', async () => {
  const world = await controlling({}, {}, {}, [createMockServer(unleash())]);
  const first = await changes(world);
  expect(first).toEqual({ mark: expect.any(String), changed: {} });

  world.mock.clock.advance('1m');
  world.mock.limits.set('real');

  const second = await changes(world, `?after=${first.mark}`);
  expect(second.changed).toEqual({ insforge: ['clock', 'limits'] });
  expect(await changes(world, `?after=${second.mark}`)).toEqual({ mark: second.mark, changed: {} });
});

test('a question that waits is answered by the first change in any backend', async () => {
  const other = createMockServer(unleash());
  const world = await controlling({}, {}, {}, [other]);
  const { mark } = await changes(world);
  const waiting = changes(world, `?after=${mark}&wait=60000`);
  await waited(other);

  other.clock.advance('1m');

  expect((await waiting).changed).toEqual({ unleash: ['clock'] });
});

test('a question that waits is answered with its own mark when nothing changed in time', async () => {
  const world = await controlling();
  const { mark } = await changes(world);

  expect(await changes(world, `?after=${mark}&wait=1`)).toEqual({ mark, changed: {} });
});

test.each(['x', 'a.1-b.2-c.3', '-'])(
  'after the mark %j, which it did not give, all parts of all backends have changed',
  async (mark) => {
    const world = await controlling({}, {}, {}, [createMockServer(unleash())]);
    await changes(world);

    expect((await changes(world, `?after=${mark}&wait=60000`)).changed).toEqual(all);
  },
);

test('a namespace has changes and marks of its own', async () => {
  const world = await controlling();
  const outside = await changes(world);
  const inside = await changes(world, '', '/@worker-3');

  world.mock.namespace('worker-3').clock.advance('1m');

  expect((await changes(world, `?after=${inside.mark}`, '/@worker-3')).changed).toEqual({ insforge: ['clock'] });
  expect((await changes(world, `?after=${outside.mark}`)).changed).toEqual({ insforge: ['namespaces'] });
});

test('a question that waits in a namespace is answered when that is dropped', async () => {
  const world = await controlling();
  const { mark } = await changes(world, '', '/@worker-3');
  const waiting = changes(world, `?after=${mark}&wait=60000`, '/@worker-3');
  await waited(world.mock.namespace('worker-3'));

  await world.mock.namespaces.drop('worker-3');

  expect((await waiting).changed).toEqual({ insforge: changedParts });
});

test('of more than 1,000 questions that wait, those that wait longest are answered', async () => {
  const { mock } = await controlling();
  const { wait } = mock.shared.changes;
  const givenUp: number[] = [];

  for (let number = 0; number < 1_002; number += 1) wait({ look() {}, giveUp: () => givenUp.push(number) });

  expect(givenUp).toEqual([0, 1]);
});

test('a server that ends does not wait for a question that waits', async () => {
  const mock = createMockServer(insforge());
  const server = await serve(mock, { port: 0 });
  const { mark } = await (await fetch(`${server.url}/_resetkit/changes`)).json();
  const waiting = fetch(`${server.url}/_resetkit/changes?after=${mark}&wait=60000`).catch(() => 'cut');
  await waited(mock);

  await server.finish();

  expect(await waiting).toBe('cut');
});

test('a control over a port says that the server is away, and that everything may have changed when it is back', async () => {
  const first = await serve(createMockServer(insforge()), { port: 0 });
  const { port } = first;
  const control = createMockControl({ baseUrl: `http://127.0.0.1:${port}`, provider: 'insforge' });
  const heard: unknown[] = [];
  onTestFinished(control.onReachable((isReachable) => heard.push(isReachable)));
  onTestFinished(control.onChange((changed) => heard.push(changed)));
  await expect.poll(() => heard).toEqual([changedParts]);

  await first.close();
  await expect.poll(() => heard).toEqual([changedParts, false]);
  const second = await serve(createMockServer(insforge()), { port });
  onTestFinished(() => second.close());

  await expect.poll(() => heard).toEqual([changedParts, false, true, changedParts]);
});

test('controls of several backends wait with one request', async () => {
  const mocks = [createMockServer(insforge()), createMockServer(unleash())] as const;
  const server = await serve(mocks, { port: 0 });
  onTestFinished(() => server.close());
  const asked: string[] = [];
  const counting: typeof fetch = (input, init) => {
    const { pathname, search } = new URL(input instanceof Request ? input.url : input);
    asked.push(pathname + search.replace(/after=[^&]*/, 'after=MARK'));
    return fetch(input, init);
  };
  const one = createMockControl({ baseUrl: server.url, provider: 'insforge', fetch: counting });
  const heard: unknown[] = [];

  onTestFinished(one.onChange((changed) => heard.push(['insforge', changed])));
  onTestFinished(one.backend('unleash').onChange((changed) => heard.push(['unleash', changed])));
  await waited(mocks[0]);
  mocks[1].clock.advance('1m');

  await expect.poll(() => heard).toHaveLength(3);
  expect(heard).toEqual([
    ['insforge', changedParts],
    ['unleash', changedParts],
    ['unleash', ['clock']],
  ]);
  const health = '/_resetkit/health';
  const waits = '/_resetkit/changes?after=MARK&wait=30000';
  await expect.poll(() => asked).toEqual([health, '/_resetkit/changes', waits, waits]);
});

/** Resolves when a question waits for changes of a mock server. */
async function waited(mock: ReturnType<typeof createMockServer>): Promise<void> {
  await expect.poll(() => mock.shared.changes.isWaitedFor()).toBe(true);
}
