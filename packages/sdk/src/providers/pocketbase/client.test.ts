import { expect, test } from 'vitest';
import { operations } from '../../generated/pocketbase/operations.ts';
import { createPasswordReset } from '../../reset/password-reset.ts';
import type { PocketbaseOptions } from './backend.ts';
import { createPocketbaseClient } from './client.ts';

const baseUrl = 'http://localhost:8090';

/** A client whose every call is answered so, and the requests it made. */
function answering(answer: () => Response, options: Partial<PocketbaseOptions> = {}) {
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    requests.push(request);
    return answer();
  };
  return { pocketbase: createPocketbaseClient({ baseUrl, fetch, retries: 0, ...options }), requests };
}

const nothing = () => new Response(null, { status: 204 });

test('has a method for each operation', () => {
  expect(Object.keys(createPocketbaseClient({ baseUrl }))).toEqual([
    ...Object.keys(operations),
    'api',
    'passwordReset',
  ]);
});

test('asks for a mail in a collection, and takes nothing for a success', async () => {
  const { pocketbase, requests } = answering(nothing);

  const { data, error, response } = await pocketbase.requestPasswordReset({
    collection: 'users',
    email: 'ada@example.com',
  });

  expect({ data, error, status: response?.status }).toEqual({ data: undefined, error: undefined, status: 204 });
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST http://localhost:8090/api/collections/users/request-password-reset',
  ]);
  expect(await requests[0]?.json()).toEqual({ email: 'ada@example.com' });
});

test.each<[string, PocketbaseOptions['token'], string | null]>([
  ['no credentials unless given', undefined, null],
  ['a token as it is', 'a.b.c', 'a.b.c'],
  ['what a function knows', async () => 'a.b.c', 'a.b.c'],
])('sends %s', async (_, token, authorization) => {
  const { pocketbase, requests } = answering(nothing, { token });

  await pocketbase.listAuthMethods({ collection: 'users' });

  expect(requests[0]?.headers.get('authorization')).toBe(authorization);
});

test('a flow resets in the collection of the options, and sends the password twice', async () => {
  const { pocketbase, requests } = answering(nothing, { collection: 'clients' });
  const reset = createPasswordReset(pocketbase);
  await reset.request({ email: 'ada@example.com' }).orThrow();
  await reset.confirm({ newPassword: 'Difference-Engine-1822', token: 'a.b.c' }).orThrow();

  expect(requests.map(({ url }) => new URL(url).pathname)).toEqual([
    '/api/collections/clients/request-password-reset',
    '/api/collections/clients/confirm-password-reset',
  ]);
  expect(await requests[1]?.json()).toEqual({
    token: 'a.b.c',
    password: 'Difference-Engine-1822',
    passwordConfirm: 'Difference-Engine-1822',
  });
});
