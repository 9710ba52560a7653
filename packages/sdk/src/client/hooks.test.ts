import { expect, test, vi } from 'vitest';
import { asking } from '../../test/ask.ts';
import type { Backend } from './backend.ts';
import type { ClientOptions } from './options.ts';

const backend: Backend = { name: 'Shop', readError: () => undefined, headers: async () => ({ 'X-Shop': '1' }) };
const answer = () => Response.json('ok');

function call(client: Partial<ClientOptions>) {
  const send = asking(backend, { baseUrl: 'https://shop.test', fetch: async () => answer(), ...client });
  return send('order', { method: 'POST', path: '/orders', body: true }, { card: '4242' });
}

test('shows a request as it goes out, without its body', async () => {
  const onRequest = vi.fn();

  await call({ onRequest });

  expect(onRequest.mock.calls).toEqual([
    [
      {
        operation: 'order',
        method: 'POST',
        url: 'https://shop.test/orders',
        headers: new Headers({ Accept: 'application/json', 'Content-Type': 'application/json', 'X-Shop': '1' }),
        attempt: 1,
      },
    ],
  ]);
});

test('sends the headers that onRequest leaves, and waits for it', async () => {
  let sent: Headers | undefined;
  const fetch = async (request: Request) => {
    sent = request.headers;
    return answer();
  };

  await call({
    fetch,
    async onRequest({ headers }) {
      await Promise.resolve();
      headers.set('X-Trace', 't-1');
      headers.delete('X-Shop');
    },
  });

  expect(Object.fromEntries(sent ?? [])).toEqual({
    accept: 'application/json',
    'content-type': 'application/json',
    'x-trace': 't-1',
  });
});

test('sends nothing when onRequest throws', async () => {
  const fetch = vi.fn();
  const cause = new Error('not on a Sunday');

  const { error } = await call({ fetch, onRequest: () => Promise.reject(cause) });

  expect(error).toEqual({ kind: 'invalid-request', message: 'not on a Sunday', cause });
  expect(fetch).not.toHaveBeenCalled();
});

test('shows the response after it was read', async () => {
  const onResponse = vi.fn();

  const { response } = await call({ onResponse });

  expect(onResponse.mock.calls[0]?.[1]).toBe(response);
  expect(response?.bodyUsed).toBe(true);
});

test('shows a response that has broken off', async () => {
  const onResponse = vi.fn();
  const response = new Response(new ReadableStream({ start: (controller) => controller.error(new Error('reset')) }));

  const result = await call({ onResponse, fetch: async () => response });

  expect(result.error?.kind).toBe('network');
  expect(onResponse.mock.calls).toEqual([[expect.anything(), response]]);
});

test('shows an error with the name of its method, also if nothing was sent', async () => {
  const onError = vi.fn();

  const { error } = await call({ onError, baseUrl: 'shop' });

  expect(onError.mock.calls).toEqual([[error, 'order']]);
});

test.each([
  ['throws', () => Promise.reject(new Error('no disk'))],
  ['never ends', () => new Promise(() => {})],
])('a hook that looks on and %s changes nothing', async (name, hook) => {
  const said = vi.spyOn(console, 'error').mockReturnValue();

  const success = await call({ onResponse: hook });
  const failure = await call({ onResponse: hook, onError: hook, fetch: async () => new Response('<h1>') });
  await Promise.resolve();

  expect([success.data, failure.error?.kind]).toEqual(['ok', 'unexpected-response']);
  expect(said.mock.calls.length).toBe(name === 'throws' ? 3 : 0);
  said.mockRestore();
});
