import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { asking } from '../../test/ask.ts';
import type { Backend } from './backend.ts';
import type { SentRequest } from './hooks.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';

const backend: Backend = {
  name: 'Shop',
  readError: (status, body) => (body === 'no' ? { kind: 'rate-limited', message: `${status}` } : undefined),
  headers: async () => ({}),
};
const list: Operation = { method: 'GET', path: '/orders' };
const order: Operation = { method: 'POST', path: '/orders', body: true };

type Answer = () => Response | Promise<Response>;
const ok: Answer = () => Response.json('ok');
const broken: Answer = () => new Response('<h1>', { status: 503 });
const noNetwork: Answer = () => Promise.reject(new TypeError('fetch failed'));
const busy =
  (seconds: number): Answer =>
  () =>
    new Response('"no"', { status: 429, headers: { 'Retry-After': `${seconds}`, 'Content-Type': 'application/json' } });

/** Calls an operation against answers that come one after the other, the last for ever; says how it ended, and after how long. */
async function run(
  operation: Operation,
  answers: readonly Answer[],
  options?: CallOptions,
  client: Partial<ClientOptions> = {},
) {
  const attempts: number[] = [];
  const start = Date.now();
  const fetch = async () => {
    const answer = answers[Math.min(attempts.length, answers.length - 1)] ?? ok;
    attempts.push(Date.now() - start);
    return answer();
  };
  const call = asking(backend, { baseUrl: 'https://shop.test', fetch, ...client })('orders', operation, {}, options);
  await vi.advanceTimersByTimeAsync(60_000);
  const { data, error } = await call;
  return { ended: error?.kind ?? data, attempts };
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test.each([
  ['a lost connection', noNetwork],
  ['a 5xx', broken],
])('tries a safe call again after %s, twice at most', async (_, failure) => {
  expect(await run(list, [failure, ok])).toEqual({ ended: 'ok', attempts: [0, 500] });
  expect((await run(list, [failure])).attempts).toEqual([0, 500, 1_500]);
});

test.each([
  ['a lost connection', noNetwork],
  ['a 5xx', broken],
  ['a 429', busy(1)],
])('never sends twice what may send a mail or use a token up: not after %s either', async (_, failure) => {
  expect((await run(order, [failure, ok], { retries: 5 }, { retries: 5 })).attempts).toEqual([0]);
});

test('does not try again what was refused, or could not be understood', async () => {
  const html: Answer = () => new Response('<h1>', { status: 404 });

  expect(await run(list, [html, ok])).toEqual({ ended: 'unexpected-response', attempts: [0] });
});

test('waits as long as the backend asks to', async () => {
  expect(await run(list, [busy(7), ok])).toEqual({ ended: 'ok', attempts: [0, 7_000] });
});

test('never retries sooner than the minimum, regardless of what the backend and the client ask for', async () => {
  const { attempts } = await run(list, [busy(0)], { retries: Number.POSITIVE_INFINITY }, { timeoutMs: 60_000 });

  expect(attempts).toEqual([0, 500, 1_500, 3_500, 7_500, 15_500]);
});

test('hands a longer wait to the caller, at once', async () => {
  expect(await run(list, [busy(11), ok])).toEqual({ ended: 'rate-limited', attempts: [0] });
});

test('does not begin a wait that ends after the time-out', async () => {
  expect(await run(list, [busy(7), ok], { timeoutMs: 7_000 })).toEqual({ ended: 'rate-limited', attempts: [0] });
  expect(await run(list, [busy(7), ok], { timeoutMs: 7_001 })).toEqual({ ended: 'ok', attempts: [0, 7_000] });
});

test.each([
  [0, [0]],
  [1, [0, 500]],
  [Number.NaN, [0]],
])('tries again as often as the client says: %s', async (retries, attempts) => {
  expect((await run(list, [noNetwork], {}, { retries })).attempts).toEqual(attempts);
  expect((await run(list, [noNetwork], { retries }, { retries: 9 })).attempts).toEqual(attempts);
});

test('ends with the time-out, or the abort, also between two tries', async () => {
  const caller = new AbortController();
  const fetch = async () => busy(9)();
  const onRequest = vi.fn();
  const send = asking(backend, { baseUrl: 'https://shop.test', fetch, onRequest });
  const aborted = send('orders', list, {}, { signal: caller.signal });
  const late = send('orders', list, {}, { timeoutMs: 9_500 });

  await vi.advanceTimersByTimeAsync(1_000);
  caller.abort('enough');

  expect((await aborted).error).toMatchObject({ kind: 'aborted', cause: 'enough' });
  await vi.advanceTimersByTimeAsync(9_000);
  expect((await late).error?.kind).toBe('rate-limited');
  expect(onRequest).toHaveBeenCalledTimes(3);
  expect(vi.getTimerCount()).toBe(0);
});

test('leaves no timer behind when the caller aborts, in a try or between two', async () => {
  const caller = new AbortController();
  const signals: (AbortSignal | null | undefined)[] = [];
  const hanging = ({ signal }: Request) =>
    new Promise<Response>((_resolve, reject) => signal?.addEventListener('abort', () => reject(new Error('socket'))));
  const waiting = async ({ signal }: Request) => {
    signals.push(signal);
    return busy(9)();
  };
  const send = (fetch: typeof hanging) =>
    asking(backend, { baseUrl: 'https://shop.test', fetch })('o', list, {}, { signal: caller.signal });
  const calls = [send(hanging), send(waiting)];
  await vi.advanceTimersByTimeAsync(1_000);

  caller.abort();
  await Promise.all(calls);
  await vi.advanceTimersByTimeAsync(0);

  expect(signals).toHaveLength(1);
  expect(vi.getTimerCount()).toBe(0);
});

test('shows each try to the hooks, and the end once', async () => {
  const seen: unknown[] = [];
  const note = (what: string) => (request: SentRequest) =>
    void seen.push(`${what} ${request.operation} ${request.attempt}`);
  const hooks = {
    onRequest: note('request'),
    onResponse: note('response'),
    onError: ({ kind }: { kind: string }, operation: string) => void seen.push(`error ${operation} ${kind}`),
  };

  await run(list, [noNetwork, broken], { retries: 1 }, hooks);

  expect(seen).toEqual(['request orders 1', 'request orders 2', 'response orders 2', 'error orders server-error']);
});
