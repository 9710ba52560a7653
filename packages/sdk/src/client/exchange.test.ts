import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { asking } from '../../test/ask.ts';
import type { Backend } from './backend.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions, Fetch } from './options.ts';

const backend: Backend = { name: 'Shop', readError: () => undefined, headers: async () => ({}) };
const operation: Operation = { method: 'POST', path: '/orders', body: true };

const never: Fetch = () => new Promise(() => {});

function call(fetch: Fetch, options?: CallOptions, client: Partial<ClientOptions> = {}) {
  const input = { item: 'tea' };
  return asking(backend, { baseUrl: 'https://shop.test', fetch, ...client })('order', operation, input, options);
}

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('gives the answer and leaves nothing behind', async () => {
  const { signal } = new AbortController();
  const response = Response.json({ paid: true });
  const forget = vi.spyOn(signal, 'removeEventListener');

  const result = await call(async () => response, { signal });

  expect(result).toEqual({ data: { paid: true }, error: undefined, response });
  expect(forget).toHaveBeenCalledOnce();
  expect(vi.getTimerCount()).toBe(0);
});

test('calls the global fetch as it is at the time of the call', async () => {
  vi.stubGlobal('fetch', async () => Response.json('stubbed'));

  const { data } = await asking(backend, { baseUrl: 'https://shop.test' })('order', operation, {});

  expect(data).toBe('stubbed');
  vi.unstubAllGlobals();
});

test('resolves when there is no connection', async () => {
  const cause = new TypeError('fetch failed');

  expect(await call(async () => Promise.reject(cause))).toEqual({
    data: undefined,
    error: { kind: 'network', message: 'No complete answer from https://shop.test: fetch failed', cause },
  });
});

test.each([
  ['a string', 'no', 'no'],
  ['nothing', undefined, 'undefined'],
  ['a thing without words', Object.create(null), 'unknown'],
])('resolves when fetch rejects with %s', async (_, cause, words) => {
  expect(await call(() => Promise.reject(cause))).toEqual({
    data: undefined,
    error: {
      kind: 'network',
      message: `No complete answer from https://shop.test: ${words}`,
      cause: cause ?? expect.any(Error),
    },
  });
});

test.each([
  ['http://127.0.0.1:2', 'ECONNREFUSED'],
  ['http://127.0.0.1:1', 'bad port'],
])('says what has failed where Node says it: %s', async (baseUrl, why) => {
  vi.useRealTimers();

  const { error } = await call(globalThis.fetch, {}, { baseUrl });

  expect(error?.message).toBe(`No complete answer from ${baseUrl}: fetch failed (${why})`);
});

test('resolves when fetch throws at once', async () => {
  const cause = new Error('not today');
  const fetch: Fetch = () => {
    throw cause;
  };

  expect(await call(fetch)).toEqual({
    data: undefined,
    error: { kind: 'network', message: 'No complete answer from https://shop.test: not today', cause },
  });
});

test.each([
  ['AbortError', 'aborted'],
  ['TimeoutError', 'timeout'],
])('takes an %s of a custom fetch for %s', async (name, kind) => {
  const cause = new DOMException('too long', name);

  expect(await call(() => Promise.reject(cause))).toEqual({
    data: undefined,
    error: { kind, message: 'No complete answer from https://shop.test: too long', cause },
  });
});

test.each([
  ['30 seconds by default', 30_000, {}, {}],
  ["the client's time-out", 5_000, {}, { timeoutMs: 5_000 }],
  ["the call's time-out first", 100, { timeoutMs: 100 }, { timeoutMs: 5_000 }],
])('waits for an answer that never comes: %s', async (_, milliseconds, options, client) => {
  let settled = false;
  const result = call(never, options, client).finally(() => {
    settled = true;
  });

  await vi.advanceTimersByTimeAsync(milliseconds - 1);
  expect(settled).toBe(false);
  await vi.advanceTimersByTimeAsync(1);

  expect(await result).toEqual({
    data: undefined,
    error: { kind: 'timeout', message: `No complete answer within ${milliseconds} ms` },
  });
});

test('ends a body that never ends', async () => {
  const result = call(async () => new Response(new ReadableStream()), { timeoutMs: 100 });

  await vi.advanceTimersByTimeAsync(100);

  expect((await result).error?.kind).toBe('timeout');
});

test('ends the request itself when time is up', async () => {
  let signal: AbortSignal | null | undefined;
  const result = call((request) => {
    signal = request.signal;
    return new Promise((_resolve, reject) => signal?.addEventListener('abort', () => reject(signal?.reason)));
  });

  await vi.advanceTimersByTimeAsync(30_000);

  expect((await result).error?.kind).toBe('timeout');
  expect(signal?.aborted).toBe(true);
});

test('waits as long as it takes when timeoutMs is Infinity', async () => {
  let answer: (response: Response) => void = () => {};
  const result = call(
    () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
    { timeoutMs: Number.POSITIVE_INFINITY },
  );

  await vi.advanceTimersByTimeAsync(2 ** 31);
  answer(Response.json('late'));

  expect((await result).data).toBe('late');
});

test('ends when the caller aborts, with the reason as the cause', async () => {
  const controller = new AbortController();
  const result = call(never, { signal: controller.signal });

  controller.abort('left the page');

  expect(await result).toEqual({
    data: undefined,
    error: { kind: 'aborted', message: 'The call was aborted', cause: 'left the page' },
  });
});

test('sends nothing when the signal is aborted already', async () => {
  const fetch = vi.fn(never);

  expect(await call(fetch, { signal: AbortSignal.abort('too late') })).toEqual({
    data: undefined,
    error: { kind: 'aborted', message: 'The call was aborted', cause: 'too late' },
  });
  expect(fetch).not.toHaveBeenCalled();
});

test('sends nothing when time is up before the credentials are there', async () => {
  const fetch = vi.fn(never);
  let login: (headers: Record<string, string>) => void = () => {};
  const slow: Backend = {
    ...backend,
    headers: () =>
      new Promise((resolve) => {
        login = resolve;
      }),
  };
  const result = asking(slow, { baseUrl: 'https://shop.test', fetch })('order', operation, {});

  await vi.advanceTimersByTimeAsync(30_000);
  login({});

  expect((await result).error?.kind).toBe('timeout');
  await vi.runAllTimersAsync();
  expect(fetch).not.toHaveBeenCalled();
});

test('says what is wrong with a base URL, in every call', async () => {
  expect(await call(never, {}, { baseUrl: 'localhost:7130' })).toEqual({
    data: undefined,
    error: {
      kind: 'invalid-request',
      message: 'baseUrl (string) must be an http(s) URL without query',
      cause: expect.any(TypeError),
    },
  });
});

test.each([0, -1, Number.NaN, '5', {}, 5n, Symbol('5')])('refuses a time-out of %o', async (timeoutMs) => {
  const fetch = vi.fn(never);
  const options: CallOptions = JSON.parse('{}');
  Object.assign(options, { timeoutMs });

  const { error } = await call(fetch, options);

  expect(error?.kind).toBe('invalid-request');
  expect(fetch).not.toHaveBeenCalled();
});

test.each([5, {}, 'fetch'])('refuses %o in the place of fetch', async (fetch) => {
  const options: Partial<ClientOptions> = JSON.parse(JSON.stringify({ fetch }));

  expect((await call(never, {}, options)).error).toEqual({
    kind: 'invalid-request',
    message: 'fetch must be a function',
    cause: expect.any(TypeError),
  });
});

test.each([undefined, null, 5, {}, { ok: true, json: async () => ({}) }, { text: async () => '{}' }])(
  'says that fetch returned %o instead of a response',
  async (answer) => {
    const onResponse = vi.fn();
    const { error, response } = await call(async () => answer as never, {}, { onResponse });

    expect(error).toEqual({
      kind: 'network',
      message: 'No complete answer from https://shop.test: fetch must return a Response',
      cause: expect.any(TypeError),
    });
    expect([response, onResponse.mock.calls]).toEqual([undefined, []]);
  },
);

test('takes an answer for unexpected that a wrong `validate` cannot be held against', async () => {
  const schemas: Partial<ClientOptions> = JSON.parse('{ "validate": {} }');
  const { error } = await call(async () => Response.json({ paid: true }), {}, schemas);

  expect(error).toEqual({
    kind: 'unexpected-response',
    message: '`validate` threw: client.validate is not a function',
    body: { paid: true },
  });
});

test('refuses an invalid signal, and sends nothing', async () => {
  const fetch = vi.fn(never);
  const options: CallOptions = JSON.parse('{ "signal": {} }');

  expect(await call(fetch, options)).toEqual({
    data: undefined,
    error: {
      kind: 'invalid-request',
      message: expect.stringContaining('addEventListener'),
      cause: expect.any(TypeError),
    },
  });
  expect(fetch).not.toHaveBeenCalled();
});

const circular: Record<string, unknown> = {};
circular.self = circular;

test.each([
  ['a BigInt', { amount: 5n }],
  ['a circle', circular],
  ['no object', 'tea'],
])('refuses to send %s', async (_, input) => {
  const fetch = vi.fn(never);

  const { error, response } = await asking(backend, { baseUrl: 'https://shop.test', fetch })('order', operation, input);

  expect({ ...error, response }).toEqual({
    kind: 'invalid-request',
    message: expect.any(String),
    cause: expect.any(TypeError),
    response: undefined,
  });
  expect(fetch).not.toHaveBeenCalled();
});
