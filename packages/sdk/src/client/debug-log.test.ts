import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { asking } from '../../test/ask.ts';
import type { Backend } from './backend.ts';
import { debugLog } from './debug-log.ts';
import type { AnyFailure } from './error.ts';
import type { SentRequest } from './hooks.ts';
import type { ClientOptions } from './options.ts';

const backend: Backend = {
  name: 'Shop',
  readError: () => undefined,
  headers: async () => ({ Authorization: 'secret' }),
};

beforeEach(() => void vi.useFakeTimers());
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

/** The lines that a read of an order leaves. */
async function linesOf(fetch: ClientOptions['fetch'], options: Partial<ClientOptions> = {}): Promise<string[]> {
  const lines: string[] = [];
  const operation = { method: 'GET', path: '/orders/{id}', query: ['tag'] };
  const client = { baseUrl: 'https://shop.test:8443/api', fetch, ...debugLog((line) => lines.push(line)), ...options };
  const input = { id: 'secret', tag: ['secret', 'secret'], 'X-Trace': 'secret' };
  const result = asking(backend, client)('getOrder', operation, input);
  await vi.advanceTimersByTimeAsync(60_000);
  await result;
  return lines;
}

/** The line of an error. */
function lineOf(error: AnyFailure): string {
  let line = '';
  debugLog((written) => {
    line = written;
  }).onError?.(error, 'getOrder');
  return line;
}

const sent: SentRequest = {
  operation: 'getOrder',
  method: 'GET',
  url: 'https://shop.test/orders/secret',
  headers: new Headers(),
  attempt: 1,
};

test('names what went out and what came back', async () => {
  expect(await linesOf(async () => Response.json({ secret: 'secret' }, { status: 203 }))).toEqual([
    'resetkit getOrder GET shop.test:8443, try 1, query tag, headers authorization x-trace',
    'resetkit getOrder 203 after 0 ms',
  ]);
});

test('names every try', async () => {
  let left = 2;
  const fetch = async () => (left-- > 0 ? new Response('secret', { status: 502 }) : Response.json('secret'));

  expect((await linesOf(fetch)).map((line) => line.replace(', query tag, headers authorization x-trace', ''))).toEqual([
    'resetkit getOrder GET shop.test:8443, try 1',
    'resetkit getOrder 502 after 0 ms',
    'resetkit getOrder GET shop.test:8443, try 2',
    'resetkit getOrder 502 after 0 ms',
    'resetkit getOrder GET shop.test:8443, try 3',
    'resetkit getOrder 200 after 0 ms',
  ]);
});

test('says of an error what it is, also if nothing was sent', async () => {
  const lines = await linesOf(async () => Promise.reject(new Error('secret')), { retries: 0 });

  expect(lines.slice(1)).toEqual(['resetkit getOrder failed: network']);
  expect(await linesOf(undefined, { baseUrl: 'https://ada:secret@shop.test' })).toEqual([
    'resetkit getOrder failed: invalid-request',
  ]);
});

test('prints everything about a refusal except values', () => {
  const refusal: AnyFailure = {
    kind: 'weak-password',
    message: 'secret',
    status: 400,
    body: 'secret',
    code: 'WEAK_PASSWORD',
    fields: { 'user.password': 'secret', 'ada@example.com': 'secret' },
    violations: [{ rule: 'min-length', limit: 8, message: 'secret' }, { rule: 'digit' }],
    retryAfterMs: 2_000,
    requestId: 'r-1',
  };

  expect(lineOf(refusal)).toBe(
    'resetkit getOrder failed: weak-password, code WEAK_PASSWORD, fields user.password, rules min-length digit, to wait 2000 ms, request r-1',
  );
});

test.each(['481502', 'ada@example.com', 'e3b0c44298fc1c149afbf4c8996fb924', '3f'.repeat(32)])(
  'does not take %s for a code that a programmer gave to an error',
  (code) => {
    expect(lineOf({ kind: 'invalid-token', message: '', status: 400, body: '', code })).toBe(
      'resetkit getOrder failed: invalid-token',
    );
  },
);

test.each(['Correct Horse: staple', 'code: 481502', 'not-a-code-but-a-sentence with spaces', 'x'.repeat(33)])(
  'does not write the text "%s" in the place of a code',
  (code) => {
    expect(lineOf({ kind: 'invalid-token', message: '', status: 400, body: '', code })).toBe(
      'resetkit getOrder failed: invalid-token',
    );
  },
);

test.each(['9c5e1f0a-3b7d-4c62-8e14-d0a6b95f2c37', 'mqjrsp3n7275e6v1', 'req_7'])(
  'writes the request id %s',
  (requestId) => {
    expect(lineOf({ kind: 'network', message: '', requestId })).toBe(
      `resetkit getOrder failed: network, request ${requestId}`,
    );
  },
);

test.each(['481502', 'ada@example.com', 'a.b.c', 'two words', '3f'.repeat(32), 'c'.repeat(45), 'a\nb', '$2b$10$x'])(
  'does not write %j in the place of a request id',
  (requestId) => {
    expect(lineOf({ kind: 'network', message: '', requestId })).toBe('resetkit getOrder failed: network');
  },
);

test('survives an invalid URL', () => {
  const lines: string[] = [];
  debugLog((line) => lines.push(line)).onRequest?.({ ...sent, url: '/api/orders?tag=secret' });

  expect(lines).toEqual(['resetkit getOrder GET somewhere, try 1']);
});

test('does not make a call fail that cannot be written of', async () => {
  const complain = vi.spyOn(console, 'error').mockImplementation(() => {});
  const full = new Error('disk full');
  const hooks = debugLog(() => {
    throw full;
  });
  const fetch = async () => Response.json('fine');
  const send = asking(backend, { baseUrl: 'https://shop.test', fetch, ...hooks });

  expect((await send('order', { method: 'POST', path: '/' }, {})).data).toBe('fine');
  expect(complain).toHaveBeenCalledWith('A hook threw', full);
});

test('writes to the console unless it is given something else', async () => {
  const debug = vi.spyOn(console, 'debug').mockImplementation(() => {});

  debugLog().onError?.({ kind: 'network', message: 'secret' }, 'getOrder');

  expect(debug.mock.calls).toEqual([['resetkit getOrder failed: network']]);
});
