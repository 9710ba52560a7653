import { expect, test } from 'vitest';
import { operations } from '../../generated/better-auth/operations.ts';
import { createPasswordReset } from '../../reset/password-reset.ts';
import type { BetterAuthOptions } from './backend.ts';
import { createBetterAuthClient } from './client.ts';

const baseUrl = 'http://localhost:3000';
const email = 'ada@example.com';
const page = 'http://localhost:3000/reset';

/** A client whose every call is answered so, and the requests it made. */
function answering(answer: () => Response, options: Partial<BetterAuthOptions<'link'>> = {}) {
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    requests.push(request);
    return answer();
  };
  return { client: createBetterAuthClient({ baseUrl, fetch, retries: 0, ...options }), requests };
}

const sent = () => Response.json({ status: true, message: 'If this email exists' });

test('has a method for each operation', () => {
  expect(Object.keys(createBetterAuthClient({ baseUrl }))).toEqual([
    ...Object.keys(operations),
    'api',
    'passwordReset',
  ]);
});

test.each([
  [{}, 'http://localhost:3000/api/auth/request-password-reset'],
  [{ baseUrl: 'http://localhost:3000/api/auth/' }, 'http://localhost:3000/api/auth/request-password-reset'],
  [{ basePath: '/auth' }, 'http://localhost:3000/auth/request-password-reset'],
  [{ basePath: '/auth', baseUrl: 'https://x.test/v1/auth' }, 'https://x.test/v1/auth/request-password-reset'],
])('with %j it asks at %s, by name and by path', async (options, url) => {
  const { client, requests } = answering(sent, options);

  await client.requestPasswordReset({ email });
  await client.api.POST('/api/auth/request-password-reset', { body: { email } });

  expect(requests.map((request) => request.url)).toEqual([url, url]);
});

test('names the origin of its base URL, which programs have to where somebody signs in', async () => {
  const { client, requests } = answering(sent, { baseUrl: 'https://x.test/app' });

  await client.signInEmail({ email, password: 'x' });

  expect(requests[0]?.headers.get('origin')).toBe('https://x.test');
});

test('does not ask for a link that would never work', async () => {
  const { client, requests } = answering(sent);
  const reset = createPasswordReset(client);

  // @ts-expect-error: the link would never work
  const { error } = await reset.request({ email });

  expect([error?.kind, requests]).toEqual(['invalid-request', []]);
});

test('says how long to wait', async () => {
  const { client } = answering(() =>
    Response.json({ message: 'Too many requests.' }, { status: 429, headers: { 'X-Retry-After': '42' } }),
  );

  expect((await client.requestPasswordReset({ email, redirectTo: page })).error).toMatchObject({
    kind: 'rate-limited',
    retryAfterMs: 42_000,
  });
});

test('reads what a mailed link has led to', () => {
  const reset = createPasswordReset(createBetterAuthClient({ baseUrl }));

  expect(reset.readLink(`${page}?x=1&token=abc`)).toMatchObject({ data: { token: 'abc' }, cleanUrl: `${page}?x=1` });
  expect(reset.readLink(`${page}?error=INVALID_TOKEN`)?.error).toMatchObject({
    kind: 'invalid-token',
    code: 'INVALID_TOKEN',
  });
  expect(reset.readLink(`${page}?error=access_denied`)).toBeUndefined();
});

test('checked digits are sent again with their address, also from another page', async () => {
  const requests: unknown[] = [];
  const fetch = async (request: Request) => {
    requests.push(await request.json());
    return Response.json({ success: true });
  };
  const client = createBetterAuthClient({ baseUrl, fetch, resetPasswordMethod: 'code' });

  const { data } = await createPasswordReset(client).exchange('481 502', { email });
  await createPasswordReset(client).confirm({ newPassword: 'Difference-Engine-1822', token: data?.token });

  expect(requests).toEqual([
    { email, otp: '481502', type: 'forget-password' },
    { email, otp: '481502', password: 'Difference-Engine-1822' },
  ]);
});
