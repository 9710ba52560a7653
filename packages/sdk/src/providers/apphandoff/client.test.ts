import { expect, test, vi } from 'vitest';
import type { Fetch } from '../../client/options.ts';
import { operations } from '../../generated/apphandoff/operations.ts';
import { createPasswordReset } from '../../reset/password-reset.ts';
import type { AnyPasswordReset } from '../../reset/password-reset-types.ts';
import type { AppHandoffOptions } from './backend.ts';
import { createAppHandoffClient } from './client.ts';

const baseUrl = 'https://api.apphandoff.com/api';

/** A client whose every call is answered so, and the requests it made. */
function answering(body: unknown, init: ResponseInit = {}, options: Partial<AppHandoffOptions> = {}) {
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    requests.push(request);
    return Response.json(body, init);
  };
  return { apphandoff: createAppHandoffClient({ baseUrl, fetch, retries: 0, ...options }), requests };
}

test('has a method for each operation', () => {
  expect(Object.keys(createAppHandoffClient({ baseUrl }))).toEqual([
    ...Object.keys(operations),
    'api',
    'passwordReset',
  ]);
});

test('asks for a reset mail', async () => {
  const { apphandoff, requests } = answering({ ok: true, message: 'Sent.' });

  const { data, error } = await apphandoff.sendPasswordReset({
    email: 'ada@example.com',
    callback_origin: 'https://app.example.com',
    'X-AppHandoff-Callback-Origin': 'https://other.example.com',
  });

  expect({ data, error }).toEqual({ data: { ok: true, message: 'Sent.' }, error: undefined });
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST https://api.apphandoff.com/api/auth/send-password-reset',
  ]);
  expect(requests[0]?.headers.get('X-AppHandoff-Callback-Origin')).toBe('https://other.example.com');
  expect(await requests[0]?.json()).toEqual({ email: 'ada@example.com', callback_origin: 'https://app.example.com' });
});

test.each<[string, Partial<AppHandoffOptions>, string | null]>([
  ['no credentials unless given', {}, null],
  ['the API key', { apiKey: 'ah_k_1' }, 'Bearer ah_k_1'],
  ['the access token before the API key', { apiKey: 'ah_k_1', accessToken: 'jwt' }, 'Bearer jwt'],
  ['the access token of the moment', { accessToken: async () => 'jwt' }, 'Bearer jwt'],
  ['the API key while nobody is signed in', { apiKey: 'ah_k_1', accessToken: () => undefined }, 'Bearer ah_k_1'],
])('sends %s', async (_, options, authorization) => {
  const { apphandoff, requests } = answering({ approved: true }, {}, options);

  await apphandoff.getAuthStatus();

  expect(requests[0]?.headers.get('Authorization')).toBe(authorization);
});

test('carries a Supabase client along', () => {
  const supabase = { updateUser: () => 'done' };

  expect(createAppHandoffClient({ baseUrl, supabase }).supabase).toBe(supabase);
});

test('gives what AppHandoff says as it says it', async () => {
  const body = { error: 'Too many requests. Try again later.', code: 'rate_limited', retryAfter: 900 };
  const { apphandoff } = answering(body, { status: 429 });

  expect((await apphandoff.sendPasswordReset({ email: 'ada@example.com' })).error).toEqual({
    kind: 'rate-limited',
    status: 429,
    code: 'rate_limited',
    message: body.error,
    retryAfterMs: 900_000,
    body,
  });
});

test.each([
  [400, { code: 'invalid_json' }, 'invalid-request'],
  [400, { code: 'validation_error', fieldErrors: { email: 'Invalid email address' } }, 'invalid-email'],
  [400, { code: 'validation_error', fieldErrors: { email: 'Invalid input: expected string' } }, 'invalid-request'],
  [400, { code: 'validation_error', fieldErrors: { password: 'Invalid input: expected string' } }, 'invalid-request'],
  [400, { code: 'validation_error', fieldErrors: { password: 'Password is too long' } }, 'weak-password'],
  [400, { code: 'origin_not_allowed' }, 'redirect-not-allowed'],
  [400, { code: 'invalid_token' }, 'invalid-token'],
  [400, {}, 'invalid-request'],
  [400, { code: 'a code that nobody published' }, 'invalid-request'],
  [401, { code: 'invalid_credentials' }, 'unauthorized'],
  [403, { code: 'origin_not_allowed' }, 'unauthorized'],
  [404, { code: 'not_found' }, 'not-found'],
  [500, { code: 'auth_not_configured' }, 'not-configured'],
  [502, { code: 'email_delivery_failed' }, 'delivery-failed'],
  [502, {}, 'server-error'],
])('reads %i %j as %s', async (status, fields, kind) => {
  const { apphandoff } = answering({ error: 'No.', ...fields }, { status });

  expect((await apphandoff.sendPasswordReset({ email: 'ada@example.com' })).error?.kind).toBe(kind);
});

test('reads an error without a body as one of a proxy', async () => {
  const fetch = async (): Promise<Response> => new Response(null, { status: 502 });
  const apphandoff = createAppHandoffClient({ baseUrl, fetch });

  const { error } = await apphandoff.sendPasswordReset({ email: 'ada@example.com' });

  expect(error?.kind).toBe('server-error');
});

test.each([undefined, {}, { auth: {} }])('mails nobody a link where %o is to set the password', async (supabase) => {
  const fetch = vi.fn<Fetch>(async () => Response.json({}));
  const client: unknown = Reflect.apply(createAppHandoffClient, undefined, [{ baseUrl, fetch, supabase }]);
  const reset: AnyPasswordReset = Reflect.apply(createPasswordReset, undefined, [client]);

  const results = [
    await reset.request({ email: 'ada@example.com', redirectTo: 'https://app.example.com/' }),
    await reset.confirm({ newPassword: 'Difference-Engine-1822', token: 'a.b.c' }),
  ];

  for (const { error } of results)
    expect(error).toMatchObject({ kind: 'invalid-request', message: 'AppHandoff needs `supabase`, a client of ours' });
  expect(fetch).not.toHaveBeenCalled();
});
