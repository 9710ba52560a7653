import { expect, test } from 'vitest';
import { operations } from '../../generated/supabase/operations.ts';
import type { SupabaseOptions } from './backend.ts';
import { createSupabaseClient } from './client.ts';

const baseUrl = 'http://127.0.0.1:54321';
const anonKey = 'anon-key';

/** A client whose every call is answered so, and the requests it made. */
function answering(body: unknown, init: ResponseInit = {}, options: Partial<SupabaseOptions> = {}) {
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    requests.push(request);
    return Response.json(body, init);
  };
  return { supabase: createSupabaseClient({ baseUrl, anonKey, fetch, retries: 0, ...options }), requests };
}

/** The error that an answer becomes. */
async function errorOf(status: number, body: unknown) {
  const { supabase } = answering(body, { status });
  const { error } = await supabase.resetPasswordForEmail({ email: 'ada@example.com' });
  return error && { kind: error.kind, message: error.message, code: error.code, retryAfterMs: error.retryAfterMs };
}

test('has a method for each operation, and one for each way in that token has', () => {
  expect(Object.keys(createSupabaseClient({ baseUrl, anonKey }))).toEqual([
    ...Object.keys(operations),
    'signInWithPassword',
    'refreshSession',
    'exchangeCodeForSession',
    'api',
    'passwordReset',
  ]);
});

test('asks for a recovery mail, with the key and the version whose errors have codes', async () => {
  const { supabase, requests } = answering({});

  const { data } = await supabase.resetPasswordForEmail({
    email: 'ada@example.com',
    redirect_to: 'https://a.example/x',
  });

  const [request] = requests;
  expect(data).toEqual({});
  expect(`${request?.method} ${request?.url}`).toBe(
    'POST http://127.0.0.1:54321/auth/v1/recover?redirect_to=https%3A%2F%2Fa.example%2Fx',
  );
  expect(await request?.json()).toEqual({ email: 'ada@example.com' });
  expect(request?.headers.get('apikey')).toBe(anonKey);
  expect(request?.headers.get('authorization')).toBe(`Bearer ${anonKey}`);
  expect(request?.headers.get('x-supabase-api-version')).toBe('2024-01-01');
});

type Client = ReturnType<typeof createSupabaseClient>;

test.each<[grant: string, (supabase: Client) => Promise<unknown>, body: object]>([
  [
    'password',
    ({ signInWithPassword }) => signInWithPassword({ email: 'a@b', password: 'x' }),
    { email: 'a@b', password: 'x' },
  ],
  ['refresh_token', ({ refreshSession }) => refreshSession({ refresh_token: 'x' }), { refresh_token: 'x' }],
  [
    'pkce',
    ({ exchangeCodeForSession }) => exchangeCodeForSession({ auth_code: 'x', code_verifier: 'y' }),
    { auth_code: 'x', code_verifier: 'y' },
  ],
])('calls token with grant_type=%s', async (grant, call, body) => {
  const { supabase, requests } = answering({});

  await call(supabase);

  expect(requests[0]?.url).toBe(`http://127.0.0.1:54321/auth/v1/token?grant_type=${grant}`);
  expect(await requests[0]?.json()).toEqual(body);
});

test.each<[string, SupabaseOptions['accessToken'], string]>([
  ['a text', 'user-token', 'user-token'],
  ['a function', async () => 'later', 'later'],
  ['a function that has none', () => undefined, anonKey],
  ['nothing', undefined, anonKey],
])('takes %s for an access token', async (_, accessToken, expected) => {
  const { supabase, requests } = answering({}, {}, { accessToken });

  await supabase.getUser();

  expect(requests[0]?.headers.get('authorization')).toBe(`Bearer ${expected}`);
  expect(requests[0]?.headers.get('apikey')).toBe(anonKey);
});

test.each<[number, string, string, string]>([
  [400, 'validation_failed', 'Verify requires a verification type', 'invalid-request'],
  [400, 'invalid_credentials', 'Invalid login credentials', 'unauthorized'],
  [403, 'otp_expired', 'Email link is invalid or has expired', 'invalid-token'],
  [422, 'weak_password', 'Password should be at least 6 characters.', 'weak-password'],
  [422, 'same_password', 'New password should be different from the old password.', 'same-password'],
  [404, 'user_not_found', 'User with this email not found', 'unknown-account'],
  [422, 'user_already_exists', 'User already registered', 'conflict'],
  [400, 'email_provider_disabled', 'Email logins are disabled', 'password-login-disabled'],
  [500, 'unexpected_failure', 'Error sending recovery email', 'delivery-failed'],
  [500, 'unexpected_failure', 'Unexpected failure, please check server logs', 'server-error'],
  [429, 'over_request_rate_limit', 'Request rate limit reached', 'rate-limited'],
  [413, 'request_entity_too_large', 'Request body too large (max 1048576 bytes)', 'invalid-request'],
])('%d %s "%s" is %s, in either form', async (status, code, message, kind) => {
  const expected = { kind, message, code, retryAfterMs: undefined };

  expect(await errorOf(status, { code, message })).toEqual(expected);
  expect(await errorOf(status, { code: status, error_code: code, msg: message })).toEqual(expected);
});

test('knows how long to wait from the sentence', async () => {
  const message = 'For security purposes, you can only request this after 58 seconds.';

  expect(await errorOf(429, { code: 'over_email_send_rate_limit', message })).toMatchObject({
    kind: 'rate-limited',
    retryAfterMs: 58_000,
  });
});

test.each([{ message: 'Invalid API key', hint: 'Double check …' }, { message: 'Invalid authentication credentials' }])(
  'reads what a gateway says: $message',
  async (body) => {
    expect(await errorOf(401, body)).toEqual({
      kind: 'unauthorized',
      message: body.message,
      code: undefined,
      retryAfterMs: undefined,
    });
  },
);

test("knows an answer by the gateway's id, or else by the server's own", async () => {
  const body = { code: 500, error_code: 'unexpected_failure', error_id: 'servers', msg: 'Database error' };
  const idWith = async (headers: Record<string, string>) => {
    const { supabase } = answering(body, { status: 500, headers });
    return (await supabase.getUser()).error?.requestId;
  };

  expect(await idWith({ 'sb-request-id': 'gateways' })).toBe('gateways');
  expect(await idWith({})).toBe('servers');
});

test('takes nothing else for an answer of Supabase', async () => {
  expect((await errorOf(404, { message: 'no Route matched with those values' }))?.kind).toBe('unexpected-response');
});

test('builds the URL behind a mailed link', () => {
  expect(createSupabaseClient({ baseUrl, anonKey }).followEmailLink({ token: 'ab12', type: 'recovery' })).toBe(
    'http://127.0.0.1:54321/auth/v1/verify?token=ab12&type=recovery',
  );
});

test.each(['signInWithPassword', 'refreshSession', 'exchangeCodeForSession'] as const)(
  '%s resolves to an error for an input that throws',
  async (method) => {
    const { supabase, requests } = answering({});
    const input = new Proxy(
      {},
      { ownKeys: () => ['email'], getOwnPropertyDescriptor: () => Reflect.apply(fail, 0, []) },
    );

    const { error } = await Reflect.apply(supabase[method], undefined, [input]);

    expect([error?.kind, error?.message, requests]).toEqual(['invalid-request', 'trap', []]);
  },
);

function fail(): never {
  throw new Error('trap');
}
