import { expect, test } from 'vitest';
import { asking } from '../../test/ask.ts';
import type { Backend } from './backend.ts';
import { createMethods } from './methods.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';

const backend: Backend = { name: 'Shop', readError: () => undefined, headers: async () => ({}) };
const client: ClientOptions = { baseUrl: 'https://shop.test/api/' };

const order: Operation = {
  method: 'PUT',
  path: '/shops/{shop}/orders/{id}',
  query: ['dry', 'tag'],
  body: true,
};
const list: Operation = { method: 'GET', path: '/orders', query: ['tag'] };
const refresh: Operation = { method: 'POST', path: '/refresh', body: true, bodyOptional: true };

/** The request that a call makes, as plain values; rejects with the message of a call that could not be made. */
async function request(...args: Parameters<typeof sentBy>) {
  const sent = await sentBy(...args);
  const { url, method, headers } = sent;
  const body = await sent.text();
  return { url, method, headers: Object.fromEntries(headers), ...(body && { body }) };
}

async function sentBy(operation: Operation, input: unknown, more: Partial<ClientOptions> = {}, options?: CallOptions) {
  let sent: Request | undefined;
  const fetch = async (request: Request) => {
    sent = request;
    return Response.json('ok');
  };
  const { error } = await asking(backend, { ...client, ...more, fetch })('call', operation, input, options);
  if (!sent) throw new Error(error?.message);
  return sent;
}

/** The URL of an operation that a person follows. */
function linkTo(client: ClientOptions, input: unknown): string {
  const table = { link: { ...list, redirect: 'follow' } } as const;
  const { link } = createMethods<typeof table, { link: never }>(table, () => Promise.reject(), client);
  return Reflect.apply(link, undefined, [input]);
}

test('sorts one flat input into path, query, headers and body', async () => {
  const input = { shop: 'a/b', id: 7, dry: true, tag: ['x', 'y z'], 'X-Trace': 't1', item: 'tea', amount: 2 };

  expect(await request(order, input)).toEqual({
    url: 'https://shop.test/api/shops/a%2Fb/orders/7?dry=true&tag=x&tag=y%20z',
    method: 'PUT',
    headers: { accept: 'application/json', 'content-type': 'application/json', 'x-trace': 't1' },
    body: '{"item":"tea","amount":2}',
  });
});

test('leaves out fields that are undefined, and null where only JSON can say it', async () => {
  const input = { shop: 's', id: 1, dry: undefined, tag: null, 'X-Trace': null, item: undefined, amount: null };

  expect(await request(order, input)).toEqual({
    url: 'https://shop.test/api/shops/s/orders/1',
    method: 'PUT',
    headers: { accept: 'application/json', 'content-type': 'application/json' },
    body: '{"amount":null}',
  });
});

test('sends no body where the operation has none', async () => {
  expect(await request(list, { tag: 'x', item: 'tea' })).toEqual({
    url: 'https://shop.test/api/orders?tag=x',
    method: 'GET',
    headers: { accept: 'application/json' },
  });
});

test('sends an optional body only when it has fields', async () => {
  const without = await request(refresh, {});
  const withToken = await request(refresh, { token: 't' });

  expect(without).toEqual({
    url: 'https://shop.test/api/refresh',
    method: 'POST',
    headers: { accept: 'application/json' },
  });
  expect(withToken).toEqual({
    ...without,
    headers: { ...without.headers, 'content-type': 'application/json' },
    body: '{"token":"t"}',
  });
});

test('lets the headers of a call go before those of the client, and null take one away', async () => {
  const options = { headers: new Headers({ 'X-App': 'client', 'X-Kept': 'yes', Accept: 'text/plain' }) };
  const call = { headers: { 'x-app': 'call', accept: null } };

  expect((await request(list, {}, options, call)).headers).toEqual({ 'x-app': 'call', 'x-kept': 'yes' });
});

test('leaves credentials to fetch unless client or call say something', async () => {
  const credentials = async (...options: [Partial<ClientOptions>, CallOptions?]) =>
    (await sentBy(list, {}, ...options)).credentials;

  expect(await credentials({})).toBe(new Request(client.baseUrl).credentials);
  expect(await credentials({ credentials: 'include' })).toBe('include');
  expect(await credentials({ credentials: 'include' }, { credentials: 'omit' })).toBe('omit');
});

test.each([undefined, null, 5, 'x', true, ['x'], Symbol('x')])('refuses %o as input', async (input) => {
  await expect(request(list, input)).rejects.toThrow('The input must be an object');
});

test.each([undefined, null, '', '.', '..'])('refuses %o where a path needs a value', async (id) => {
  await expect(request(order, { shop: 's', id })).rejects.toThrow('A value is missing in /shops/{shop}/orders/{id}');
});

test('leaves a path alone that has no names in it', async () => {
  expect((await request({ method: 'GET', path: '/shops/' }, {})).url).toBe('https://shop.test/api/shops/');
});

test('does not let a field named __proto__ change the body', async () => {
  const input = JSON.parse('{ "shop": "s", "id": 1, "__proto__": { "item": "tea" } }');

  expect((await request(order, input)).body).toBe('{"__proto__":{"item":"tea"}}');
});

test('takes no parameter for given that only every object has', async () => {
  const operation: Operation = { method: 'GET', path: '/orders', query: ['constructor', 'toString'] };

  expect((await request(operation, {})).url).toBe('https://shop.test/api/orders');
});

test('builds the URL of a redirect', () => {
  expect(linkTo(client, {})).toBe('https://shop.test/api/orders');
  expect(linkTo(client, { tag: 'a b&c' })).toBe('https://shop.test/api/orders?tag=a%20b%26c');
});

test.each([
  ['value', { tag: Symbol('x') }, client],
  ['base URL', { tag: 'x' }, { baseUrl: 'shop' }],
])('builds a bare path from a useless %s', (_, input, client) => {
  expect(linkTo(client, input)).toBe('/orders');
});

test.each<[where: string, input: object, options?: CallOptions]>([
  ['the headers of a call', {}, { headers: { Authorization: 'Bearer se\ncret' } }],
  ['a field that is a header', { 'X-Refresh-Token': 'se\ncret' }],
])('does not show a token in %s that cannot be sent', async (_, input, options) => {
  const { error } = await asking(backend, client)('call', list, input, options);

  expect(error).toEqual({
    kind: 'invalid-request',
    message: 'A header has invalid characters',
    cause: new TypeError('A header has invalid characters'),
  });
});
