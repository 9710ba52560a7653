import { expect, test } from 'vitest';
import type { BackendTypes } from './backend-types.ts';
import { checkAccount } from './check-account.ts';
import { defineProvider } from './define-provider.ts';
import { directoryOf } from './directory.ts';
import { createMemoryStore } from './memory-store.ts';
import { createMockServer } from './mock-server.ts';
import type { Stage } from './stage.ts';
import type { Store } from './store.ts';
import type { RequestWorld } from './world.ts';

interface Options {
  readonly size: number;
  readonly root: string;
}
type Backend = RequestWorld<Options>;
interface SizingTypes extends BackendTypes {
  readonly options: Options;
}

const operations = {
  getSize: { method: 'GET', path: '/size' },
  setSize: { method: 'PUT', path: '/size' },
} as const;

/** A provider whose answers are the options that its stages and handlers see. */
function sizing(stages: readonly Stage<Backend>[] = []) {
  return defineProvider<keyof typeof operations, Backend, SizingTypes>({
    id: 'sizing',
    title: 'Sizing',
    imitates: 'nothing',
    baseUrl: 'https://sizing.example',
    roots: ['/size'],
    limits: {},
    described: async () => ({ examples: {}, summaries: {} }),
    demo: { email: 'u@example.com', password: 'u-old-pass1' },
    defaultOptions: { size: 1, root: '' },
    parseOptions: (patch: unknown, current: Options): Options => ({ ...current, ...Object(patch) }),
    appOptions: () => ({}),
    checkAccount,
    sender: () => 'sizing@example.com',
    optionsSchema: async () => ({}),
    connect: async () => ({ keys: () => [], example: () => '', signIn: () => '', snippets: () => [] }),
    operations,
    handlers: {
      getSize: async (_accepted, { options }) => ({ status: 200, body: options.size }),
      setSize: async (_accepted, { optionsStore }) => ({
        status: 200,
        body: (await optionsStore.set({ size: 9 })).value.size,
      }),
    },
    stages,
    paths: {
      canonical: (path, { root }: Options) => (path.startsWith(root) ? path.slice(root.length) : undefined),
    },
    reply: (_request, { status, body }) => ({ status, headers: [], body: new TextEncoder().encode(String(body)) }),
    directory: ({ accounts }) => directoryOf(accounts),
    bodyLimit: () => 1_000,
    backend: (world) => world,
  });
}

/** Answers what no operation answers, with the methods that the path has. */
const noOperation: Stage<Backend> = async (exchange, next) =>
  exchange.operation === undefined ? { status: 405, body: exchange.methods.join(' ') } : next(exchange);

test('fills in the options that are left out', () => {
  expect(sizing()({ size: 2 }).options).toEqual({ size: 2, root: '' });
});

test('reads the options once for a request', async () => {
  const reads: string[] = [];
  const memory = createMemoryStore();
  const store: Store = {
    ...memory,
    get(key) {
      reads.push(key);
      return memory.get(key);
    },
  };
  const looking: Stage<Backend> = (exchange, next) => next({ ...exchange, ip: String(exchange.backend.options.size) });
  const mock = createMockServer(sizing([looking, looking, looking])({}), { store });

  await mock.fetch('/size');

  expect(reads.filter((key) => key === 'options')).toHaveLength(1);
});

test('goes on with the options that it has read when they change during a request', async () => {
  const changing: Stage<Backend> = async (exchange, next) => {
    await exchange.backend.optionsStore.set({ size: 5 });
    return next(exchange);
  };
  const mock = createMockServer(sizing([changing])({}));

  expect(await (await mock.fetch('/size')).text()).toBe('1');
  expect(await (await mock.fetch('/size')).text()).toBe('5');
});

test('lets a handler set options and answer with them', async () => {
  const mock = createMockServer(sizing()({}));

  expect(await (await mock.fetch('/size', { method: 'PUT' })).text()).toBe('9');
  expect(await mock.options.get()).toEqual({ size: 9, root: '' });
});

test('knows a path by the options that were read last', async () => {
  const mock = createMockServer(sizing()({ root: '/base' }));
  expect([mock.knows('/base/size?x'), mock.knows('/size')]).toEqual([true, false]);

  await mock.options.set({ root: '' });

  expect([mock.knows('/base/size'), mock.knows('/size')]).toEqual([false, true]);
});

test('tells stages the methods of a path, and that no operation has the method', async () => {
  const mock = createMockServer(sizing([noOperation])({}));

  const statuses = await Promise.all([
    mock.fetch('/size', { method: 'POST' }),
    mock.fetch('/nothing'),
    mock.fetch('/size', { method: 'HEAD' }),
  ]);

  expect(statuses.map(({ status }) => status)).toEqual([405, 405, 200]);
  expect(await Promise.all(statuses.slice(0, 2).map((response) => response.text()))).toEqual(['GET HEAD PUT', '']);
});
