import { type ControlledMockServer, createMockServer, type Store } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { openRedisStore, type RedisStore } from '@resetkit/mock-server/stores/redis';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { ada, askForReset, exchangeCode, json } from '../levers/levers.ts';
import { aStore } from '../stores/a-store.ts';
import { realRedis } from './real-redis.ts';

const redis = await realRedis();
afterAll(() => redis.stop());

let count = 0;
const prefixes = new WeakMap<object, string>();

async function open(prefix = `test-${++count}:`, problems: string[] = []): Promise<RedisStore> {
  const store = await openRedisStore(redis.url, { prefix, onProblem: (sentence) => problems.push(sentence) });
  prefixes.set(store, prefix);
  onTestFinished(() => store.close());
  return store;
}

aStore({ name: 'in Redis', open: () => open(), reopen: (store) => open(prefixes.get(store)) });

const seed = [ada, { email: 'bob@example.com' }, { email: 'eve@example.com' }];

/** Two mock servers, as two replicas behind a balancer have them. */
async function replicas(
  watched = (store: Store, _number: number): Store => store,
): Promise<readonly [ControlledMockServer, ControlledMockServer]> {
  const prefix = `test-${++count}:`;
  const stores = [await open(prefix), await open(prefix)].map(watched);
  const made = stores.map((store) => createMockServer(insforge(), { seed, store }));
  onTestFinished(async () => {
    for (const mock of made) await mock.close();
  });
  return made as [ControlledMockServer, ControlledMockServer];
}

/** Something that is waited for. */
function signal() {
  let give = (): void => {};
  let isGiven = false;
  const given = new Promise<void>((resolve) => {
    give = () => {
      isGiven = true;
      resolve();
    };
  });
  return { given, give: () => give(), isGiven: () => isGiven };
}

const levers = (mock: ControlledMockServer) => ({ mock, send: mock.fetch });

test('two replicas make the seed once', async () => {
  const [one, other] = await replicas();

  const [first, second] = await Promise.all([one.accounts.list(), other.accounts.list()]);

  expect(first).toEqual(second);
  expect(first).toHaveLength(seed.length);
});

test('a flow goes from one replica to the other, and on after one has ended', async () => {
  const [one, other] = await replicas();
  await askForReset(levers(one));
  const { code } = await other.outbox.waitFor({ to: ada.email });

  await one.close();

  expect((await exchangeCode(levers(other), code)).status).toBe(200);
});

test('what a test changes at one replica holds at the other', async () => {
  const [one, other] = await replicas();
  await one.accounts.list();

  one.limits.set('real');
  one.clock.advance('1h');
  one.codes.set(['123456']);
  await one.faults.add({ operation: 'signIn', status: 500 });
  await one.accounts.list();

  const ahead = (await other.faults.list()).length;
  expect([ahead, other.limits.get(), other.codes.get()]).toEqual([1, 'real', ['123456']]);
  expect(other.clock.now()).toBeGreaterThan(Date.now() + 3_590_000);
});

test('what changed at one replica is told at the other, by its part', async () => {
  const [one, other] = await replicas();
  await Promise.all([one.accounts.list(), other.accounts.list()]);
  const heard: (readonly string[])[] = [];
  onTestFinished(other.onChange((changed) => heard.push(changed)));
  await expect.poll(() => heard).toHaveLength(1);
  heard.length = 0;

  await askForReset(levers(one));
  await expect.poll(() => [...new Set(heard.flat())].sort()).toEqual(['accounts', 'outbox']);
  heard.length = 0;
  one.clock.advance('1m');

  await expect.poll(() => [...new Set(heard.flat())].sort()).toEqual(['clock', 'codes', 'delays', 'faults', 'limits']);
});

test('a fault for the requests of one account happens to a token that the other replica gave', async () => {
  const [one, other] = await replicas();
  await other.accounts.list();
  await askForReset(levers(one));
  const { code } = await one.outbox.waitFor({ to: ada.email });
  const { token } = await (await exchangeCode(levers(one), code)).json();
  await other.faults.add({ operation: 'resetPassword', status: 500, email: ada.email });

  const answer = await other.fetch(
    '/api/auth/email/reset-password',
    json({ otp: token, newPassword: 'New-Password-1' }),
  );

  expect(answer.status).toBe(500);
  expect(await other.journal.list({ email: ada.email })).toHaveLength(1);
});

test('each replica knows the namespaces of all, and drops those of others with what is in them', async () => {
  const [one, other] = await replicas();
  await one.namespace('worker-3').accounts.put({ email: 'guest@example.com' });
  await one.settled();
  await other.namespace('worker-3').accounts.list();
  await one.namespace('worker-4').accounts.put({ email: 'guest@example.com' });
  await one.settled();
  await other.settled();
  expect([...other.namespaces.list()].sort()).toEqual(['worker-3', 'worker-4']);

  expect(await other.namespaces.drop('worker-4')).toBe(true);
  expect(await one.namespaces.drop('worker-3')).toBe(true);

  // Each is used on at the replica that did not drop it: it begins anew.
  for (const again of [other.namespace('worker-3'), one.namespace('worker-4')])
    expect(await again.accounts.list()).toHaveLength(seed.length);
});

test('a seeded randomness is refused: each replica would give out the same tokens', async () => {
  const [one] = await replicas();
  const store = await open();
  const seeded = createMockServer(insforge(), { random: 'x' });

  expect(() => createMockServer(insforge(), { random: 'x', store })).toThrow('Leave out random: ');
  await expect(one.restore(await seeded.snapshot())).rejects.toThrow('This snapshot is of a mock server with random');
});

test('who waits at one replica is woken by a mail of the other', async () => {
  const [one, other] = await replicas();
  await one.accounts.list();
  const waiting = other.outbox.waitFor({ to: ada.email, timeout: '1m' });

  await askForReset(levers(one));

  expect((await waiting).to).toBe(ada.email);
});

test('a fault that happens once happens once, and a mail is handed out once, whoever is asked', async () => {
  const [one, other] = await replicas();
  await one.faults.add({ operation: 'sendResetPasswordEmail', status: 500, times: 1 });

  const answers = await Promise.all(
    Array.from({ length: 20 }, (_, index) => askForReset(levers(index % 2 === 0 ? one : other))),
  );
  const mails = await Promise.all(Array.from({ length: 19 }, (_, index) => [one, other][index % 2]?.outbox.waitFor()));

  expect(answers.filter(({ status }) => status === 500)).toHaveLength(1);
  expect(new Set(mails.map((mail) => mail?.id)).size).toBe(19);
});

test('of 1,000 redemptions of 20 tokens across both replicas one wins for each token', async () => {
  const [one, other] = await replicas();
  const emails = Array.from({ length: 20 }, (_, index) => `user-${index}@example.com`);
  const tokens: string[] = [];
  for (const email of emails) {
    await one.accounts.put({ email, password: 'Old-Password-1' });
    await askForReset(levers(one), email);
    const { code } = await one.outbox.waitFor({ to: email });
    tokens.push((await (await exchangeCode(levers(one), code, email)).json()).token);
  }
  const redeem = async (index: number): Promise<string | undefined> => {
    const token = tokens[Math.floor(index / 50)];
    const body = json({ otp: token, newPassword: `New-Password-${index}` });
    const { status } = await (index % 2 ? one : other).fetch('/api/auth/email/reset-password', body);
    return status === 200 ? token : undefined;
  };

  const winners = await Promise.all(Array.from({ length: 1_000 }, (_, index) => redeem(index)));

  expect(winners.filter((token) => token !== undefined)).toEqual(tokens);
});

test('a restart at one replica while requests run at both: each answer is that of a whole world', async () => {
  const [one, other] = await replicas();
  const isOver = { yet: false };
  const statuses: unknown[] = [];
  const signIns = async (mock: ControlledMockServer): Promise<void> => {
    while (!isOver.yet) {
      const answer = mock.fetch('/api/auth/sessions', json({ email: ada.email, password: ada.password }));
      statuses.push(
        await answer.then(
          ({ status }) => status,
          (error: Error) => error.name,
        ),
      );
    }
  };
  const running = [one, other, one, other].map(signIns);

  for (let time = 0; time < 10; time += 1) {
    await one.accounts.put({ email: `guest-${time}@example.com` });
    await one.restart();
    expect(await other.accounts.list()).toHaveLength(seed.length);
  }
  isOver.yet = true;
  await Promise.all(running);

  expect(statuses).toContain(200);
  expect([...new Set(statuses)].filter((status) => status !== 200 && status !== 'StoreUnreachable')).toEqual([]);
});

test.each([
  ['restart', async (mock: ControlledMockServer) => mock.restart()],
  ['snapshot', async (mock: ControlledMockServer) => mock.restore(await mock.snapshot())],
])(
  'a request that read what was there before a %s and after it is refused, and not answered of both',
  async (_, renew) => {
    const reading = signal();
    const goOn = signal();
    const [one, other] = await replicas((store, number) => ({
      ...store,
      async get<T>(key: string): Promise<T | undefined> {
        if (number === 1 && key.startsWith('address/') && !goOn.isGiven()) {
          reading.give();
          await goOn.given;
        }
        return store.get<T>(key);
      },
    }));
    const signIn = (mock: ControlledMockServer): Promise<Response> =>
      mock.fetch('/api/auth/sessions', json({ email: ada.email, password: ada.password }));

    const answer = signIn(other);
    await reading.given;
    await renew(one);
    goOn.give();

    await expect(answer).rejects.toThrow(
      'The mock server was started anew at another replica while it answered this request. Send it again.',
    );
    expect((await signIn(other)).status).toBe(200);
  },
);

test('a request waits while another replica restores a snapshot', async () => {
  const restoring = signal();
  const half = signal();
  const goOn = signal();
  let looks = 0;
  const [one, other] = await replicas((store, number) => ({
    ...store,
    async update(key, change) {
      if (number === 0 && restoring.isGiven() && key.startsWith('address/')) {
        half.give();
        await goOn.given;
      }
      return store.update(key, change);
    },
    async get<T>(key: string): Promise<T | undefined> {
      // Who waits looks again and again.
      if (number === 1 && half.isGiven() && key === 'seeded' && ++looks === 5) goOn.give();
      return store.get<T>(key);
    },
  }));
  const signIn = async (): Promise<number> =>
    (await other.fetch('/api/auth/sessions', json({ email: ada.email, password: ada.password }))).status;
  const snapshot = await one.snapshot();
  await one.accounts.put({ email: ada.email, password: 'Another-Password-1' });
  expect(await signIn()).toBe(401);
  restoring.give();

  const restored = one.restore(snapshot);
  await half.given;
  const status = await signIn();
  goOn.give();
  await restored;

  expect(status).toBe(200);
});

test('two replicas that restart at once do so one after the other', async () => {
  const seeded: number[] = [];
  const [one, other] = await replicas((store, number) => ({
    ...store,
    update(key, change) {
      if (key.startsWith('address/')) seeded.push(number);
      return store.update(key, change);
    },
  }));
  await one.accounts.put({ email: 'guest@example.com' });
  seeded.length = 0;

  await Promise.all([one.restart(), other.restart()]);

  const [first, last] = seeded[0] === 0 ? [0, 1] : [1, 0];
  expect(seeded).toEqual([
    ...seeded.filter((number) => number === first),
    ...seeded.filter((number) => number === last),
  ]);
  expect(new Set(seeded).size).toBe(2);
  expect((await one.accounts.list()).map(({ email }) => email)).toEqual(seed.map(({ email }) => email));
});

test('while Redis is away, requests are answered 503 with a reason, and afterwards all goes on', async () => {
  const problems: string[] = [];
  const store = await open(undefined, problems);
  const mock = createMockServer(insforge(), { seed: [ada], store });
  const server = await serve(mock, { port: 0 });
  onTestFinished(() => server.close());
  const ask = (): Promise<Response> =>
    fetch(`${server.baseUrlOf(mock)}/api/auth/email/send-reset-password`, json({ email: ada.email }));
  expect((await ask()).status).toBe(202);

  await redis.stop();
  const away = await ask();
  await redis.start();

  expect([away.status, away.headers.get('retry-after'), away.headers.get('x-content-type-options')]).toEqual([
    503,
    '1',
    'nosniff',
  ]);
  expect(await away.text()).toMatch(
    /^The store is away: Redis at 127\.0\.0\.1:\d+ does not answer\. Try again later\.\n$/,
  );
  await expect.poll(() => problems.length).toBe(2);
  expect(problems.at(-1)).toMatch(/is back\.$/);
  // A Redis without files is empty then: the mock server begins anew, with its seed.
  expect((await ask()).status).toBe(202);
  expect((await mock.outbox.list()).map(({ to }) => to)).toEqual([ada.email]);
});

test('a Redis that is not there is refused with a sentence', async () => {
  await expect(openRedisStore('redis://127.0.0.1:1')).rejects.toThrow('Redis at 127.0.0.1:1 does not answer: ');
  await expect(openRedisStore('http://localhost')).rejects.toThrow(
    'Expected a URL such as redis://localhost:6379 or rediss://USER:PASSWORD@HOST:6379/1 as the store, not "http://localhost".',
  );
});
