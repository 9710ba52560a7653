import { expect, test } from 'vitest';
import { operations } from '../../generated/unleash/operations.ts';
import type { UnleashOptions } from './backend.ts';
import { createUnleashClient } from './client.ts';

const baseUrl = 'http://localhost:4242/flags';

/** A client whose every call is answered so, and the requests it made. */
function answering(answer: () => Response, options: Partial<UnleashOptions> = {}) {
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    requests.push(request);
    return answer();
  };
  return { unleash: createUnleashClient({ baseUrl, fetch, retries: 0, ...options }), requests };
}

/** An answer as Unleash sends nothing: no type, no length. */
const nothing = (status = 200) => new Response(null, { status });
const text = (status: number, body: string, headers = {}) =>
  new Response(body, { status, headers: { 'content-type': 'text/html; charset=utf-8', ...headers } });
const refusal = (status: number, name: string, message: string, detail = message) =>
  Response.json({ name, message, details: [{ message: detail }] }, { status });

test('has a method for each operation', () => {
  expect(Object.keys(createUnleashClient({ baseUrl }))).toEqual([...Object.keys(operations), 'api', 'passwordReset']);
});

test('asks for a mail below the base path, and takes nothing for a success', async () => {
  const { unleash, requests } = answering(nothing);

  const { data, error, response } = await unleash.sendResetPasswordEmail({ email: 'ada@example.com' });

  expect({ data, error, status: response?.status }).toEqual({ data: undefined, error: undefined, status: 200 });
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST http://localhost:4242/flags/auth/reset/password-email',
  ]);
  expect(await requests[0]?.json()).toEqual({ email: 'ada@example.com' });
});

test('sends the token of a link as a query', async () => {
  const { unleash, requests } = answering(() => Response.json({}));

  await unleash.validateToken({ token: '$2b$10$a/b.c' });

  expect(new URL(requests[0]?.url ?? '').searchParams.get('token')).toBe('$2b$10$a/b.c');
});

test.each<[string, UnleashOptions['token'], string | null]>([
  ['no credentials unless given', undefined, null],
  ['none where a function knows none', () => undefined, null],
  ['a token as it is', '*:*.secret', '*:*.secret'],
  ['what a function knows', async () => 'user:x', 'user:x'],
])('sends %s', async (_, token, authorization) => {
  const { unleash, requests } = answering(nothing, { token });

  await unleash.sendResetPasswordEmail({ email: 'ada@example.com' });

  expect(requests[0]?.headers.get('authorization')).toBe(authorization);
});

test.each([
  ['invalid-token', 401, 'InvalidTokenError', 'Token was not valid'],
  ['used-token', 403, 'UsedTokenError', 'Token was already used at …'],
  ['weak-password', 400, 'OwaspValidationError', 'The password must be at least 10 characters long.'],
  ['weak-password', 400, 'PasswordUndefinedError', 'Password cannot be empty or undefined'],
  ['same-password', 400, 'PasswordPreviouslyUsedError', "You've previously used this password."],
  ['unknown-account', 404, 'NotFoundError', 'No user found'],
  ['not-found', 404, 'NotFoundError', 'The path you were looking for (/api/nope) is not available.'],
  ['conflict', 400, 'BadDataError', 'Request validation failed: …: User already exists'],
  ['invalid-request', 400, 'BadDataError', 'Request validation failed: …'],
  ['rate-limited', 429, 'RateLimitError', 'You can only send one new reset password email per minute, per user.'],
  ['unauthorized', 401, 'PasswordMismatch', 'The combination of password and username you provided is invalid.'],
  ['unauthorized', 401, 'AuthenticationRequired', 'You must log in to use Unleash.'],
  ['password-login-disabled', 422, 'DisabledError', 'Logging in with username/password has been disabled.'],
  ['invalid-request', 415, 'ContentTypeError', 'We do not accept the content-type you provided'],
  ['server-error', 500, 'UnknownError', 'Internal error'],
])('says %s for %i %s', async (kind, status, code, message) => {
  const { unleash } = answering(() => refusal(status, code, message));

  const { error } = await unleash.changePassword({ token: 'x', password: 'y' });

  expect(error).toMatchObject({ kind, status, code, message });
});

test('says invalid-email where only the details do', async () => {
  const { unleash } = answering(() =>
    refusal(400, 'BadDataError', 'Request validation failed', '"value" must be a valid email. You provided "x".'),
  );

  expect((await unleash.createUser({ email: 'x', rootRole: 2 })).error?.kind).toBe('invalid-email');
});

test('says how long to wait when a limit answers with text', async () => {
  const { unleash } = answering(() => text(429, 'Too many requests, please try again later.', { 'retry-after': '42' }));

  const { error } = await unleash.sendResetPasswordEmail({ email: 'ada@example.com' });

  expect(error).toEqual({
    kind: 'rate-limited',
    status: 429,
    message: 'Too many requests, please try again later.',
    body: 'Too many requests, please try again later.',
    retryAfterMs: 42_000,
  });
});

test('reads errors that have a message and no name', async () => {
  const { unleash } = answering(() => Response.json({ message: 'request entity too large' }, { status: 413 }));

  const { error } = await unleash.validatePassword({ password: 'x' });

  expect(error).toMatchObject({ kind: 'invalid-request', status: 413, message: 'request entity too large' });
});

test('reads an error that says nothing at all', async () => {
  const { unleash } = answering(() => nothing(400));

  const { error } = await unleash.validatePublicSignupToken({ token: 'x' });

  expect(error).toMatchObject({ kind: 'invalid-request', status: 400, body: '' });
});

test.each([
  [200, 'unexpected-response'],
  [404, 'unexpected-response'],
  [502, 'server-error'],
])('says that a page of status %i is not an answer', async (status, kind) => {
  const { unleash } = answering(() => text(status, '<!DOCTYPE html>'));

  const { data, error } = await unleash.validateToken({ token: 'x' });

  expect({ data, kind: error?.kind, body: error?.body }).toEqual({ data: undefined, kind, body: '<!DOCTYPE html>' });
});

test('takes the redirect of signing out for a success', async () => {
  const { unleash, requests } = answering(() => text(302, 'Found. Redirecting to /', { location: '/' }));

  const { error } = await unleash.logout();

  expect(error).toBeUndefined();
  expect(requests[0]?.redirect).toBe('manual');
});
