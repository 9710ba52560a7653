import * as fc from 'fast-check';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connect } from './api.ts';
import type { Backend } from './backend.ts';
import { kindOfStatus } from './error.ts';
import { createMethods } from './methods.ts';

/** How many inputs are generated; `RUNS=20000` for more. */
const propertyRuns = Number(process.env['RUNS'] ?? 100);

const backend: Backend = {
  name: 'Shop',
  headers: async () => ({}),
  readError: (status, body) => (body === 'no' ? { kind: kindOfStatus(status), message: body } : undefined),
};
const parts = { path: '/orders/{id}', query: ['tag'] };
const table = {
  changeOrder: { ...parts, method: 'PUT', body: true },
  getOrder: { ...parts, method: 'GET' },
  trackOrder: { path: '/orders', query: ['tag'], method: 'GET', redirect: 'follow' },
};

type Method = (...args: unknown[]) => unknown;

/** Makes a client and calls it with arguments of any type. */
async function run(client: unknown, ...args: unknown[]) {
  const { call } = Reflect.apply(connect, undefined, [table, backend, client]);
  const methods: Record<string, Method> = Reflect.apply(createMethods, undefined, [table, call, client]);
  const link = methods.trackOrder?.(...args);
  const results = [methods.changeOrder?.(...args), methods.getOrder?.(...args)];
  await vi.advanceTimersByTimeAsync(2 ** 31);
  return { link, results: await Promise.all(results) };
}

function isResult(value: unknown): boolean {
  if (typeof value !== 'object' || value === null || !('error' in value) || !('data' in value)) return false;
  if (value.error === undefined) return 'response' in value && value.response instanceof Response;
  return value.data === undefined && typeof value.error === 'object';
}

beforeEach(() => {
  vi.useFakeTimers();
  // What is wrong with a hook is said there.
  vi.spyOn(console, 'error').mockReturnValue();
});
afterEach(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});

const something = fc.oneof(
  fc.anything({ withBigInt: true, withDate: true, withMap: true, withNullPrototype: true, withSparseArray: true }),
  fc.constantFrom<unknown>(Symbol('x'), () => 1, AbortSignal.abort('no'), '\ud800'),
);
/** Mostly a good value, so that not every call fails at the first hurdle. */
function mostly<Value>(good: fc.Arbitrary<Value>): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 9, arbitrary: good }, { weight: 1, arbitrary: something });
}

const text = fc.string();
const fields = { id: mostly(fc.uuid()), tag: mostly(text), 'X-Trace': mostly(fc.uuid()), item: mostly(text) };
const input = mostly(fc.record(fields, { requiredKeys: ['id'] }));
const option = {
  headers: mostly(fc.constant({ 'X-App': 'shop' })),
  // To wait for ever is what a caller may ask for.
  timeoutMs: mostly(fc.integer({ min: 1 })).filter((value) => typeof value !== 'number' || value < 2 ** 31),
  credentials: mostly(fc.constantFrom('omit', 'include')),
};
const hook = mostly(fc.constant(() => undefined));
const hooks = { onRequest: hook, onResponse: hook, onError: hook, validate: hook, retries: mostly(fc.nat()) };
const signal = mostly(fc.constant(new AbortController().signal));
const call = mostly(fc.record({ ...option, signal }, { requiredKeys: [] }));
const options = fc.record({ ...option, ...hooks, baseUrl: mostly(fc.webUrl()) }, { requiredKeys: ['baseUrl'] });
const response = fc
  .record({
    status: fc.integer({ min: 200, max: 599 }),
    text: fc.oneof(fc.json(), fc.string(), fc.constantFrom('', '<h1>No</h1>', '{"half":', '"no"')),
    type: fc.constantFrom('application/json', 'text/html', 'json', ''),
    wait: fc.oneof(fc.nat().map(String), fc.date().map(String), fc.constantFrom('', 'soon')),
  })
  .map(({ status, text, type, wait }) => () => {
    const headers = { 'Content-Type': type, 'Retry-After': wait };
    return new Response([204, 205, 304].includes(status) ? null : text, { status, headers });
  });

/** What a `fetch` may do to its caller. */
const fetches: fc.Arbitrary<Method> = fc.oneof(
  { weight: 4, arbitrary: response },
  { weight: 1, arbitrary: something.map((value) => () => value) },
  { weight: 1, arbitrary: something.map((value) => () => Promise.reject(value)) },
  { weight: 1, arbitrary: something.map((value) => () => thrown(value)) },
  { weight: 1, arbitrary: fc.constant(() => new Promise(() => {})) },
  { weight: 1, arbitrary: fc.constant(() => new Response(new ReadableStream())) },
);

test('no argument makes a method throw, reject or hang', async () => {
  const seen = new Set<string>();
  const property = fc.asyncProperty(options, fetches, input, call, async (options, fetch, ...args) => {
    const { link, results } = await run({ ...options, fetch }, ...args);

    expect(link).toBeTypeOf('string');
    for (const result of results) {
      expect(result).toSatisfy(isResult);
      seen.add(JSON.stringify(result, ['error', 'kind']));
    }
  });

  await fc.assert(property, { numRuns: propertyRuns });
  expect(seen.size).toBeGreaterThan(5);
});

test('no argument makes a client throw', async () => {
  await fc.assert(
    fc.asyncProperty(something, async (options) => {
      expect((await run(options, {})).results).toSatisfy((results: unknown[]) => results.every(isResult));
    }),
  );
});

const trap = () => thrown(new Error('trap'));

// fast-check itself cannot take these.
const hostile: [name: string, make: () => unknown][] = [
  ['a getter that throws', () => Object.defineProperty({}, 'id', { enumerable: true, get: trap })],
  ['a proxy that throws', () => new Proxy({}, { get: trap, has: trap, ownKeys: trap, getPrototypeOf: trap })],
  ['a revoked proxy', () => revoked()],
  ['a signal whose methods throw', () => ({ addEventListener: trap, removeEventListener: trap })],
];

test.each(hostile)('%s is as good as any argument', async (_, make) => {
  const base = { baseUrl: 'https://shop.test', fetch: async () => Response.json('ok') };
  const runs = [
    [make(), {}],
    [base, make()],
    [base, { id: make() }],
    [base, { id: '1' }, make()],
    [base, { id: '1' }, { signal: make() }],
    [base, { id: '1' }, { headers: make() }],
    [{ ...base, fetch: async () => make() }, { id: '1' }],
    [{ ...base, fetch: () => Promise.reject(make()) }, { id: '1' }],
  ] as const;

  for (const [client, ...args] of runs) {
    const { link, results } = await run(client, ...args);

    expect(link).toBeTypeOf('string');
    expect(results).toSatisfy((all: unknown[]) => all.every(isResult));
  }
});

function thrown(value: unknown): never {
  throw value;
}

function revoked(): unknown {
  const { proxy, revoke } = Proxy.revocable({}, {});
  revoke();
  return proxy;
}
