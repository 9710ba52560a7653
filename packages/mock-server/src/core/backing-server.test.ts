import { expect, test } from 'vitest';
import { directoryOf } from './directory.ts';
import { createMemoryStore } from './memory-store.ts';
import { createMockServer } from './mock-server.ts';
import type { Provider } from './provider.ts';
import type { MockServerSettings } from './settings.ts';
import type { WireRequest } from './wire.ts';

const u = { email: 'u@example.com', password: 'u-old-pass1' };
const now = '2026-01-02T03:04:05Z';

/** A backend that stores accounts, and answers every request with its base URL, mount and target. */
const back: Provider = {
  id: 'back',
  title: 'Back',
  imitates: 'nothing',
  baseUrl: 'https://back.example',
  roots: ['/back'],
  limits: { send: { max: 1, windowMs: 1_000 } },
  options: { size: 1 },
  parseOptions: (patch, current) => ({ ...current, ...Object(patch) }),
  appOptions: () => ({}),
  checkAccount: () => {},
  demo: u,
  sender: () => 'back@example.com',
  optionsSchema: async () => ({}),
  connect: async () => ({ keys: () => [], example: () => '', signIn: () => '', snippets: () => [] }),
  described: async () => ({ examples: {}, summaries: {} }),
  operations: {},
  open: ({ accounts }) => ({
    directory: directoryOf(accounts),
    knows: (target) => target.startsWith('/back'),
    operationOf: () => undefined,
    bodyLimit: () => 1_000,
    openSession: async () => undefined,
    hasSecondFactors: async () => false,
    hasSessions: false,
    handle: async ({ target, baseUrl, mount }) => said(`${baseUrl} ${mount} ${target}`),
  }),
};

/** A backend that uses it: for each request it sends a mail and returns the answer of its backing server. */
const front: Provider = {
  ...back,
  id: 'front',
  title: 'Front',
  baseUrl: 'https://front.example/api',
  roots: ['/front'],
  limits: { other: { max: 1, windowMs: 1_000 } },
  behind: back,
  open: ({ backing, outbox }) => ({
    directory: backing?.directory ?? directoryOf(Object.create(null)),
    knows: (target) => target.startsWith('/front'),
    operationOf: () => undefined,
    bodyLimit: () => 1_000,
    openSession: async () => undefined,
    hasSecondFactors: async () => false,
    hasSessions: false,
    async handle(request) {
      await outbox.send({ to: u.email, kind: 'password-reset', subject: '', text: '', html: '' });
      const baseUrl = backing?.baseUrlFor(request) ?? '';
      return backing?.handle({ ...request, target: '/back', baseUrl, mount: '' }) ?? said('nobody');
    },
  }),
};

function said(text: string) {
  return { status: 200, headers: [], body: new TextEncoder().encode(text) };
}

function pair(settings: MockServerSettings = {}, ofDependent: MockServerSettings = {}) {
  const behind = createMockServer(back, { clock: now, seed: [u], ...settings });
  return { behind, mock: createMockServer(front, { behind, ...ofDependent }) };
}

const asked: WireRequest = {
  method: 'GET',
  target: '/front',
  headers: {},
  body: new Uint8Array(),
  ip: '127.0.0.1',
  mount: '/front',
  baseUrl: 'http://localhost/front',
};

async function textOf(reply: Promise<{ body?: Uint8Array }>): Promise<string> {
  return new TextDecoder().decode((await reply).body);
}

test('makes a backing server of its own, with its clock and seed, unless one is given', async () => {
  const mock = createMockServer(front, { clock: now, seed: [u] });

  expect(mock.behind?.provider).toBe(back);
  expect(mock.behind?.clock.now()).toBe(Date.parse(now));
  expect(await mock.behind?.accounts.list()).toEqual(await mock.accounts.list());
  expect(await mock.accounts.list()).toHaveLength(1);
  expect(await textOf(mock.handle(asked))).toBe('http://localhost/front  /back');
});

test('shares accounts with its backing server, both ways', async () => {
  const { mock, behind } = pair();

  await mock.accounts.put({ email: 'new@example.com' });
  await behind.accounts.delete(u.email);

  expect((await behind.accounts.list()).map(({ email }) => email)).toEqual(['new@example.com']);
  expect((await mock.accounts.list()).map(({ email }) => email)).toEqual(['new@example.com']);
});

test('shares the clock with its backing server, both ways', () => {
  const { mock, behind } = pair();

  mock.clock.advance('1h');
  behind.clock.advance('1h');

  expect(mock.clock.now()).toBe(Date.parse(now) + 7_200_000);
  expect(behind.clock.now()).toBe(mock.clock.now());
});

test('has its own mails, options, limits and delays', async () => {
  const { mock, behind } = pair();

  await mock.handle(asked);
  await mock.options.set({ size: 2 });
  mock.limits.set({ other: { max: 1 } });
  mock.delays.set(1);

  expect(await mock.outbox.list()).toHaveLength(1);
  expect(await behind.outbox.list()).toEqual([]);
  expect(await behind.options.get()).toEqual({ size: 1 });
  expect(behind.limits.get()).toBe('off');
  expect(behind.delays.get()).toBe('off');
});

test('shares no mails and options with another dependent of the same backing server', async () => {
  const { mock, behind } = pair();
  const other = createMockServer(front, { behind });

  await mock.handle(asked);
  await mock.options.set({ size: 2 });

  expect(await mock.outbox.list()).toHaveLength(1);
  expect(await other.outbox.list()).toEqual([]);
  expect(await other.options.get()).toEqual({ size: 1 });
});

test.each(['mock', 'behind'] as const)('restarts both when %s is restarted', async (which) => {
  const { mock, behind } = pair({}, { seed: [{ email: 'second@example.com' }] });
  await mock.handle(asked);
  await mock.options.set({ size: 2 });
  await behind.options.set({ size: 3 });
  await mock.accounts.delete(u.email);
  mock.limits.set('real');
  mock.clock.advance('1h');

  await { mock, behind }[which].restart();

  expect(await mock.outbox.list()).toEqual([]);
  expect([await mock.options.get(), await behind.options.get()]).toEqual([{ size: 1 }, { size: 1 }]);
  expect((await mock.accounts.list()).map(({ email }) => email)).toEqual(['second@example.com', u.email]);
  expect(mock.limits.get()).toBe('off');
  expect(behind.clock.now()).toBe(Date.parse(now));
});

test.each(['mock', 'behind'] as const)(
  'answers requests in flight, then restarts, when %s is restarted',
  async (which) => {
    const mailing: Provider = {
      ...front,
      open: ({ backing, outbox }) => ({
        directory: backing?.directory ?? directoryOf(Object.create(null)),
        knows: () => true,
        operationOf: () => undefined,
        bodyLimit: () => 1_000,
        openSession: async () => undefined,
        hasSecondFactors: async () => false,
        hasSessions: false,
        async handle(request) {
          const reply = await backing?.handle({ ...request, target: '/back' });
          await outbox.send({ to: u.email, kind: 'password-reset', subject: '', text: '', html: '' });
          return reply ?? said('nobody');
        },
      }),
    };
    const behind = createMockServer(back, { seed: [u] });
    const mock = createMockServer(mailing, { behind });
    await mock.accounts.list();

    const answered = mock.handle(asked);
    await { mock, behind }[which].restart();

    expect((await answered).status).toBe(200);
    expect(await mock.outbox.list()).toEqual([]);
  },
);

test('has the accounts in the seed of its dependent from the start', async () => {
  const { behind } = pair({}, { seed: [{ email: 'second@example.com' }] });

  const accounts = await behind.accounts.list();

  expect(accounts.map(({ email }) => email)).toEqual(['second@example.com', u.email]);
});

test('names the account in the seed of a dependent that the backing server refuses, on both', async () => {
  const picky: Provider = {
    ...back,
    open: (world) => {
      const backend = back.open(world);
      const put: typeof backend.directory.put = async (account) => {
        if (account.id === 'taken') throw new Error('Another account has this id already.');
        return backend.directory.put(account);
      };
      return { ...backend, directory: { ...backend.directory, put } };
    },
  };
  const behind = createMockServer(picky);
  const mock = createMockServer(front, { behind, seed: [{ email: 'second@example.com', id: 'taken' }] });

  for (const { accounts } of [mock, behind]) {
    await expect(accounts.list()).rejects.toThrow('seed[0] (second@example.com): Another account has this id already.');
  }
});

test('calls onMail for the mails of a backing server of its own', async () => {
  const kinds: string[] = [];
  const mailing: Provider = {
    ...back,
    open: (world) => ({
      ...back.open(world),
      async handle() {
        await world.outbox.send({ to: u.email, kind: 'sign-in', subject: '', text: '', html: '' });
        return said('');
      },
    }),
  };
  const mock = createMockServer({ ...front, behind: mailing }, { onMail: ({ kind }) => kinds.push(kind) });

  await mock.handle(asked);

  expect(kinds).toEqual(['password-reset', 'sign-in']);
});

test.each(['mock', 'behind'] as const)('shows all accounts to requests during a restart of %s', async (which) => {
  const seen: number[] = [];
  const counting: Provider = {
    ...back,
    open: ({ accounts }) => ({
      ...back.open(Object.create(null)),
      directory: directoryOf(accounts),
      async handle() {
        seen.push((await accounts.list()).length);
        return said('');
      },
    }),
  };
  const behind = createMockServer(counting, { seed: [u] });
  const mock = createMockServer(front, { behind, seed: [{ email: 'second@example.com' }] });
  await mock.accounts.list();

  const restarted = { mock, behind }[which].restart();
  for (let turn = 0; turn < 50; turn++) {
    behind.handle(asked);
    await Promise.resolve();
  }
  await restarted;
  await behind.handle(asked);

  expect(new Set(seen)).toEqual(new Set([2]));
});

test('does not restart its backing server after it was closed', async () => {
  const { mock, behind } = pair();
  await mock.close();
  await behind.accounts.delete(u.email);

  await expect(mock.restart()).rejects.toThrow('This mock server was closed.');
  expect(await behind.accounts.list()).toEqual([]);
});

test('restarts several times at once, from both sides', async () => {
  const { mock, behind } = pair({}, { seed: [{ email: 'second@example.com' }] });

  const answers = [mock.handle(asked), mock.handle(asked)];
  await Promise.all([mock.restart(), behind.restart(), mock.restart(), behind.restart()]);

  expect((await Promise.all(answers)).map(({ status }) => status)).toEqual([200, 200]);
  expect(await mock.accounts.list()).toHaveLength(2);
});

test('does not seed a closed dependent when the backing server restarts', async () => {
  const { mock, behind } = pair({}, { seed: [{ email: 'second@example.com' }] });
  await mock.accounts.list();
  await mock.close();

  await behind.restart();

  expect((await behind.accounts.list()).map(({ email }) => email)).toEqual([u.email]);
});

test('closes its backing server only if it made it', async () => {
  const { mock, behind } = pair();
  const alone = createMockServer(front);
  await mock.close();
  await alone.close();

  expect(await behind.accounts.list()).toHaveLength(1);
  await expect(alone.behind?.accounts.list()).rejects.toThrow('This mock server was closed.');
});

test('uses the URL under which its backing server is served, or else the base URL of that server', async () => {
  const { mock } = pair();

  expect(await textOf(mock.handle({ ...asked, behindUrl: 'http://localhost/back' }))).toBe(
    'http://localhost/back  /back',
  );
  expect(await textOf(mock.handle(asked))).toBe('https://back.example  /back');
});

test('finds its state again in the store of its backing server', async () => {
  const store = createMemoryStore();
  const first = pair({ store });
  await first.mock.handle(asked);
  await first.mock.options.set({ size: 2 });

  const second = pair({ store });

  expect(await second.mock.outbox.list()).toEqual(await first.mock.outbox.list());
  expect(await second.mock.options.get()).toEqual({ size: 2 });
  expect(await second.behind.options.get()).toEqual({ size: 1 });
});

test.each<[string, () => unknown]>([
  [
    'Expected a mock server of back as behind of front, not one of front.',
    () => createMockServer(front, { behind: createMockServer(front) }),
  ],
  [
    'Expected what createMockServer(…) returns as behind, not {"id":"back"}.',
    () => createMockServer(front, { behind: { id: 'back' } as never }),
  ],
  [
    'A mock server of back stores its own accounts: leave out the setting behind.',
    () => createMockServer(back, { behind: createMockServer(back) }),
  ],
  [
    'front shares clock, randomness, codes and store with the mock server of back in behind: set them there.',
    () => createMockServer(front, { behind: createMockServer(back), clock: now }),
  ],
])('throws: %s', (sentence, make) => {
  expect(make).toThrow(sentence);
});
