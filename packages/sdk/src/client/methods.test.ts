import { expect, test, vi } from 'vitest';
import { connect } from './api.ts';
import type { Backend } from './backend.ts';
import { kindOfStatus } from './error.ts';
import { createMethods } from './methods.ts';
import type { Operation } from './operation.ts';
import type { Fetch } from './options.ts';
import { ResetkitError } from './resetkit-error.ts';

const backend: Backend = {
  name: 'Shop',
  headers: async () => ({}),
  readError: (status, body) => (body === 'no' ? { kind: kindOfStatus(status), message: body, code: 'NO' } : undefined),
};

interface Answers<Body> {
  parameters: { query?: { tag?: string }; header?: never; path: { id: string }; cookie?: never };
  requestBody: { content: { 'application/json': { item?: string } } };
  responses: { 200: { content: { 'application/json': Body } } };
}
interface operations {
  changeOrder: Answers<string>;
  trackOrder: { parameters: { query: { tag: string } }; requestBody?: never; responses: Record<never, never> };
}

const path = '/orders/{id}';
const table = {
  changeOrder: { method: 'PUT', path, query: ['tag'], body: true },
  trackOrder: { method: 'GET', path: '/tracks', query: ['tag'], redirect: 'follow' },
} as const satisfies Record<string, Operation>;

function shop(fetch: Fetch) {
  const client = { baseUrl: 'https://shop.test', fetch };
  const { call } = connect<object, operations, keyof operations>(table, backend, client);
  return createMethods<typeof table, operations>(table, call, client);
}

test('has one method for each operation', () => {
  expect(Object.keys(shop(fetch))).toEqual(['changeOrder', 'trackOrder']);
});

test('a method resolves to data, error and response', async () => {
  const response = Response.json('changed');

  expect(await shop(async () => response).changeOrder({ id: '1' })).toEqual({
    data: 'changed',
    error: undefined,
    response,
  });
});

test('a method works when it is taken off its client', async () => {
  const { changeOrder } = shop(async () => Response.json('changed'));

  expect((await changeOrder({ id: '1' })).data).toBe('changed');
});

test('orThrow gives the data', async () => {
  expect(
    await shop(async () => Response.json('changed'))
      .changeOrder({ id: '1' })
      .orThrow(),
  ).toBe('changed');
});

test('orThrow rejects with an Error that has the fields of the error', async () => {
  const response = Response.json('no', { status: 429, headers: { 'Retry-After': '3' } });

  const thrown = await shop(async () => response)
    .changeOrder({ id: '1' })
    .orThrow()
    .catch((error: unknown) => error);

  expect(thrown).toBeInstanceOf(ResetkitError);
  expect(thrown).toBeInstanceOf(Error);
  expect({ ...(thrown instanceof ResetkitError && thrown), text: String(thrown) }).toEqual({
    name: 'ResetkitError',
    kind: 'rate-limited',
    status: 429,
    code: 'NO',
    body: 'no',
    retryAfterMs: 3_000,
    response,
    text: 'ResetkitError: no',
  });
});

test('orThrow keeps the cause', async () => {
  const cause = new TypeError('fetch failed');

  const result = shop(() => Promise.reject(cause)).changeOrder({ id: '1' });

  await expect(result.orThrow()).rejects.toMatchObject({ kind: 'network', cause });
});

test('a failure that nobody reads causes no unhandled rejection', async () => {
  const unhandled = vi.fn();
  process.once('unhandledRejection', unhandled);

  await shop(() => Promise.reject(new Error('no'))).changeOrder({ id: '1' });
  await new Promise((resolve) => setImmediate(resolve));

  expect(unhandled).not.toHaveBeenCalled();
  process.off('unhandledRejection', unhandled);
});

test('an operation that answers with a redirect gives its URL and sends nothing', () => {
  const fetch = vi.fn<Fetch>();

  expect(shop(fetch).trackOrder({ tag: 'x&y' })).toBe('https://shop.test/tracks?tag=x%26y');
  expect(fetch).not.toHaveBeenCalled();
});

test('orThrow shows the line that called it', async () => {
  const thrown = await refused().catch((error: unknown) => error);

  expect(thrown instanceof Error && thrown.stack).toMatch(/^ResetkitError: no\n(?:.*\n)*?.*refused/);
});

async function refused() {
  return shop(async () => Response.json('no', { status: 429 }))
    .changeOrder({ id: '1' })
    .orThrow();
}
