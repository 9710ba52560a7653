import { once } from 'node:events';
import { createServer, type Server } from 'node:net';
import { createClient } from '@redis/client';
import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { openRedisStore, type RedisStore } from '@resetkit/mock-server/stores/redis';
import { afterAll, expect, onTestFinished, test } from 'vitest';
import { ada, json } from '../levers/levers.ts';
import { realRedis } from './real-redis.ts';

const redis = await realRedis();
const locked = await realRedis('--requirepass', 'open sesame');
afterAll(() => Promise.all([redis.stop(), locked.stop()]));

let count = 0;

async function open(url: string, problems: string[] = []): Promise<RedisStore> {
  const store = await openRedisStore(url, {
    prefix: `refusals-${++count}:`,
    onProblem: (sentence) => problems.push(sentence),
  });
  onTestFinished(() => store.close());
  return store;
}

/** Gives an order to the Redis itself. */
async function order(...words: string[]): Promise<void> {
  const client = createClient({ url: redis.url });
  await client.connect();
  await client.sendCommand(words);
  client.destroy();
}

/** A mock server on a port, and a function that asks it for a reset. */
async function served(problems: string[] = []) {
  const mock = createMockServer(insforge(), { seed: [ada], store: await open(redis.url, problems) });
  await mock.accounts.list();
  const server = await serve(mock, { port: 0 });
  onTestFinished(() => server.close());
  const ask = (): Promise<Response> =>
    fetch(`${server.baseUrlOf(mock)}/api/auth/email/send-reset-password`, json({ email: ada.email }));
  return { mock, ask };
}

test.each([
  [
    'is full',
    ['CONFIG', 'SET', 'maxmemory', '1'],
    ['CONFIG', 'SET', 'maxmemory', '0'],
    /OOM .+memory \(maxmemory\)\.$/,
  ],
  [
    'is a replica',
    ['REPLICAOF', '127.0.0.1', '1'],
    ['REPLICAOF', 'NO', 'ONE'],
    /READONLY .+ server that takes writes\.$/,
  ],
])(
  'a Redis that %s is answered 503 with the reason, nothing is mailed, and afterwards all goes on',
  async (_title, begin, end, reason) => {
    const { mock, ask } = await served();

    await order(...begin);
    const refused = await ask();
    await order(...end);

    expect(refused.status).toBe(503);
    const text = (await refused.text()).trim();
    expect(text).toMatch(/^The store cannot be used: Redis at 127\.0\.0\.1:\d+ refuses: /);
    expect(text).toMatch(reason);
    expect(await mock.outbox.list()).toEqual([]);
    expect((await ask()).status).toBe(202);
    expect(await mock.outbox.list()).toHaveLength(1);
  },
);

test('a Redis that says nothing any more counts as away, until it speaks again', { timeout: 60_000 }, async () => {
  const problems: string[] = [];
  const { ask } = await served(problems);

  redis.pause();
  const silent = await ask();
  redis.resume();

  expect(silent.status).toBe(503);
  await expect.poll(() => problems.length, { timeout: 20_000 }).toBe(2);
  expect(problems).toEqual([
    expect.stringMatching(/^Redis at 127\.0\.0\.1:\d+ is away: Socket timeout /),
    expect.stringMatching(/ is back\.$/),
  ]);
  expect((await ask()).status).toBe(202);
});

test('a Redis with a password takes it from the URL, and no sentence repeats it', async () => {
  const withPassword = (password: string): string => locked.url.replace('://', `://:${encodeURIComponent(password)}@`);
  const store = await open(withPassword('open sesame'));
  await store.update<number, void>('key', () => [1, undefined]);
  expect(await store.get('key')).toBe(1);

  const help = 'Put both into the URL: rediss://USER:PASSWORD@HOST.';
  const refusal = (url: string): Promise<string> => open(url).then(String, (error: Error) => error.message);
  expect(await refusal(locked.url)).toMatch(/ refuses: NOAUTH /);
  expect(await refusal(locked.url)).toContain(help);
  expect(await refusal(withPassword('close sesame'))).toMatch(/ refuses: WRONGPASS /);
  expect(await refusal(withPassword('close sesame'))).not.toContain('sesame');
  expect(await refusal('amqp://ada:sesame@localhost')).not.toContain('sesame');
});

test('databases of one Redis share nothing, and one that it does not have is refused', async () => {
  const prefix = `refusals-${++count}:`;
  const [zero, one] = await Promise.all(['', '/1'].map((path) => openRedisStore(redis.url + path, { prefix })));
  onTestFinished(async () => {
    await zero?.close();
    await one?.close();
  });

  await zero?.update<number, void>('key', () => [1, undefined]);

  expect([await zero?.get('key'), await one?.get('key')]).toEqual([1, undefined]);
  await expect(open(`${redis.url}/99`)).rejects.toThrow(
    /refuses: ERR DB index is out of range\. Put the number of a database that it has/,
  );
  await expect(open(`${redis.url}/first`)).rejects.toThrow('Expected a URL such as redis://localhost:6379 or ');
});

test.each([
  ['answers HTTP', 'HTTP/1.1 400 Bad Request\r\n\r\n'],
  ['says nothing', ''],
])('a server that %s is no Redis, and is refused with a sentence', { timeout: 30_000 }, async (_title, answer) => {
  const port = await listening(createServer((socket) => socket.on('error', () => {}).write(answer)));

  await expect(open(`redis://127.0.0.1:${port}`)).rejects.toThrow(
    /^Redis at 127\.0\.0\.1:\d+ does not answer: .+ Start it, or leave out the store\.$/,
  );
});

async function listening(server: Server): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const address = server.address();
  return typeof address === 'object' && address ? address.port : 0;
}
