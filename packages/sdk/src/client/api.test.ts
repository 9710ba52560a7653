import { beforeEach, expect, test, vi } from 'vitest';
import { connect } from './api.ts';
import type { Backend } from './backend.ts';
import { kindOfStatus } from './error.ts';
import type { ClientOptions } from './options.ts';

const backend: Backend = {
  name: 'Shop',
  headers: async () => ({ Authorization: 'Bearer of the client', 'X-Shop': '1' }),
  readError: (status, body) => (body === 'no' ? { kind: kindOfStatus(status), message: body } : undefined),
};
const table = { changeOrder: { method: 'PUT', path: '/orders/{id}', body: true } } as const;

interface paths {
  '/orders/{id}': { parameters: object; get: Operation<never>; put: Operation<{ item: string }> };
}
interface Operation<Body> {
  parameters: { path: { id: string }; query?: { tag?: string } };
  requestBody?: { content: { 'application/json': Body } };
  responses: { 200: { content: { 'application/json': 'changed' } }; 409: { content: { 'application/json': 'no' } } };
}

const sent: Request[] = [];
beforeEach(() => void sent.splice(0));

/** The client by path; each request is answered so. */
function apiOf(answer: () => Response | Promise<Response>, client: Partial<ClientOptions> = {}) {
  const fetch = async (request: Request) => {
    sent.push(request);
    return answer();
  };
  return connect<paths, object, never>(table, backend, { baseUrl: 'https://shop.test', fetch, ...client }).api;
}

const changed = () => Response.json('changed');
const order = { params: { path: { id: 'a/b' }, query: { tag: 'x' } }, body: { item: 'tea' } };

test('sends what openapi-fetch was given, with the headers and credentials of the client', async () => {
  const { data, error, response } = await apiOf(changed, { headers: { 'X-App': '2' }, credentials: 'include' }).PUT(
    '/orders/{id}',
    { ...order, headers: { 'X-Call': '3' } },
  );

  expect({ data, error, status: response.status }).toEqual({ data: 'changed', error: undefined, status: 200 });
  const [request] = sent;
  expect(request && { method: request.method, url: request.url, body: await request.json() }).toEqual({
    method: 'PUT',
    url: 'https://shop.test/orders/a%2Fb?tag=x',
    body: { item: 'tea' },
  });
  expect(request?.credentials).toBe('include');
  expect(Object.fromEntries(request?.headers ?? [])).toEqual({
    accept: 'application/json',
    authorization: 'Bearer of the client',
    'content-type': 'application/json',
    'x-shop': '1',
    'x-app': '2',
    'x-call': '3',
  });
});

test('adds no credentials where the call has set its own, or takes them away', async () => {
  const api = apiOf(changed);

  await api.PUT('/orders/{id}', { ...order, headers: { Authorization: 'Bearer of the call' } });
  await api.PUT('/orders/{id}', { ...order, headers: { Authorization: null } });

  expect(sent.map(({ headers }) => headers.get('Authorization'))).toEqual(['Bearer of the call', null]);
});

test('gives the raw body of a refusal as the error', async () => {
  const { data, error, response } = await apiOf(() => Response.json('no', { status: 409 })).PUT('/orders/{id}', order);

  expect({ data, error, status: response.status }).toEqual({ data: undefined, error: 'no', status: 409 });
});

test('rejects with what fetch rejects with', async () => {
  const cause = new TypeError('fetch failed');

  await expect(apiOf(() => Promise.reject(cause)).PUT('/orders/{id}', order)).rejects.toBe(cause);
});

test('rejects when time is up, and with the reason of a signal that aborts', async () => {
  vi.useFakeTimers();
  const api = apiOf(() => new Promise(() => {}), { timeoutMs: 5_000 });
  const controller = new AbortController();
  const outcomes = [
    api.PUT('/orders/{id}', order),
    api.PUT('/orders/{id}', { ...order, timeoutMs: 1_000 }),
    api.PUT('/orders/{id}', { ...order, signal: controller.signal }),
  ].map((call) => call.catch((thrown: unknown) => thrown));

  controller.abort('left the page');
  await vi.advanceTimersByTimeAsync(5_000);

  expect(await Promise.all(outcomes)).toEqual([
    expect.objectContaining({ name: 'TimeoutError', message: 'No complete answer within 5000 ms' }),
    expect.objectContaining({ name: 'TimeoutError', message: 'No complete answer within 1000 ms' }),
    'left the page',
  ]);
  vi.useRealTimers();
});

test('rejects with an AbortError if the signal has no reason, as those of older polyfills', async () => {
  const controller = new AbortController();
  const call = apiOf(() => new Promise(() => {})).PUT('/orders/{id}', { ...order, signal: controller.signal });

  controller.abort(null);

  await expect(call).rejects.toMatchObject({ name: 'AbortError', message: 'The call was aborted' });
});

test('rejects over a success that is not JSON', async () => {
  await expect(apiOf(() => new Response('<h1>Hi</h1>')).PUT('/orders/{id}', order)).rejects.toThrow(SyntaxError);
});

test('tries a GET again, and nothing else', async () => {
  vi.useFakeTimers();
  const api = apiOf(() => Response.json('no', { status: 503 }));
  const calls = [
    api.GET('/orders/{id}', { params: order.params }),
    api.GET('/orders/{id}', { params: order.params, retries: 0 }),
    api.PUT('/orders/{id}', order),
  ];
  await vi.advanceTimersByTimeAsync(10_000);

  expect((await Promise.all(calls)).map(({ response }) => response.status)).toEqual([503, 503, 503]);
  expect(sent.map(({ method }) => method).sort()).toEqual(['GET', 'GET', 'GET', 'GET', 'PUT']);
  vi.useRealTimers();
});

test('rejects over a second try without JSON, whatever the first one was answered', async () => {
  vi.useFakeTimers();
  const answers = [Response.json('no', { status: 503 }), new Response('<h1>Hi</h1>')];
  const call = apiOf(() => answers.shift() ?? changed()).GET('/orders/{id}', { params: order.params });
  const outcome = call.catch((thrown: unknown) => thrown);

  await vi.advanceTimersByTimeAsync(10_000);

  expect(await outcome).toBeInstanceOf(SyntaxError);
  vi.useRealTimers();
});

test('a method in small letters, as `request` takes it, is the same method', async () => {
  vi.useFakeTimers();
  const onRequest = vi.fn();
  const api = apiOf(() => Response.json('no', { status: 503 }), { onRequest });
  const call = api.request('get', '/orders/{id}', { params: order.params });
  await vi.advanceTimersByTimeAsync(10_000);

  expect((await call).response.status).toBe(503);
  expect(onRequest.mock.calls.map(([{ operation, method }]) => [operation, method])).toEqual(
    Array(3).fill(['GET /orders/{id}', 'GET']),
  );
  vi.useRealTimers();
});

test('shows hooks every request, answer and error, by the name of its operation or else by its path', async () => {
  const seen: unknown[] = [];
  const hooks: Partial<ClientOptions> = {
    onRequest: ({ operation, url }) => seen.push([operation, url]),
    onResponse: ({ operation }, { status }) => seen.push([operation, status]),
    onError: ({ kind }, operation) => seen.push([operation, kind]),
  };
  const api = apiOf(() => Response.json('no', { status: 409 }), hooks);

  await api.PUT('/orders/{id}', order);
  await api.GET('/orders/{id}', { params: { path: { id: 'secret' } } });

  expect(seen).toEqual([
    ['changeOrder', 'https://shop.test/orders/a%2Fb?tag=x'],
    ['changeOrder', 409],
    ['changeOrder', 'conflict'],
    ['GET /orders/{id}', 'https://shop.test/orders/secret'],
    ['GET /orders/{id}', 409],
    ['GET /orders/{id}', 'conflict'],
  ]);
});

test('middleware sees and changes what goes out and what comes back, of calls by name too', async () => {
  const { api, call } = connect<paths, { changeOrder: object }, 'changeOrder'>(table, backend, {
    baseUrl: 'https://shop.test',
    fetch: async (request) => Response.json(request.headers.get('X-Trace')),
  });
  const middleware = {
    onRequest: ({ request }: { request: Request }) => new Request(request, { headers: { 'X-Trace': 't-1' } }),
    onResponse: async ({ response }: { response: Response }) => Response.json(`${await response.json()}, seen`),
  };
  const dataOfBoth = async () => [
    (await api.PUT('/orders/{id}', order)).data,
    (await Reflect.apply(call, undefined, ['changeOrder', { id: '1' }])).data,
  ];

  api.use(middleware);
  expect(await dataOfBoth()).toEqual(['t-1, seen', 't-1, seen']);
  api.eject(middleware);
  expect(await dataOfBoth()).toEqual([null, null]);
});

test('middleware has the signal of the call, and what it returns ends with it', async () => {
  const api = apiOf(() => new Promise(() => {}), { timeoutMs: 10 });
  const seen: AbortSignal[] = [];
  api.use({
    onRequest({ request }) {
      seen.push(request.signal);
      return new Request(request, { headers: { 'X-Trace': 't-1' } });
    },
  });

  await expect(api.PUT('/orders/{id}', order)).rejects.toMatchObject({ name: 'TimeoutError' });
  expect([...seen, ...sent.map(({ signal }) => signal)].map(({ aborted }) => aborted)).toEqual([true, true]);
});

test('fetch gets options that only a framework knows, as keys of the request', async () => {
  await apiOf(changed).PUT('/orders/{id}', { ...order, next: { revalidate: 60 } });

  expect(sent).toMatchObject([{ next: { revalidate: 60 } }]);
});

test('makes requests with the global Request as it is at the time of the call', async () => {
  const api = apiOf(changed);
  class Later extends Request {}
  vi.stubGlobal('Request', Later);

  await api.PUT('/orders/{id}', order);

  expect(sent).toEqual([expect.any(Later)]);
  vi.unstubAllGlobals();
});

test("a call's own base URL goes before the client's", async () => {
  await apiOf(changed).PUT('/orders/{id}', { ...order, baseUrl: 'https://branch.test/v2/' });

  expect(sent.map(({ url }) => url)).toEqual(['https://branch.test/v2/orders/a%2Fb?tag=x']);
});

test("a call's own fetch goes before the client's", async () => {
  const { data } = await apiOf(changed).PUT('/orders/{id}', { ...order, fetch: async () => Response.json('mine') });

  expect([data, sent.length]).toEqual(['mine', 0]);
});
