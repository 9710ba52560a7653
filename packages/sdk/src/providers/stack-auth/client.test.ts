import { expect, test, vi } from 'vitest';
import type { Fetch } from '../../client/options.ts';
import { operations } from '../../generated/stack-auth/operations.ts';
import { createPasswordReset } from '../../reset/password-reset.ts';
import type { StackAuthOptions } from './backend.ts';
import { createStackAuthClient } from './client.ts';

const projectId = '5e7c0de5-7357-4a11-8a11-5e7c0de57357';
const callback_url = 'https://app.example.com/handler/password-reset';
const email = 'ada@example.com';

/** A client whose every call is answered so, and the requests it made. */
function answering(body: unknown, init: ResponseInit = {}, options: Partial<StackAuthOptions> = {}) {
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    requests.push(request);
    return typeof body === 'string'
      ? new Response(body, { headers: { 'Content-Type': 'text/plain; charset=utf-8' }, ...init })
      : Response.json(body, init);
  };
  return { stackAuth: createStackAuthClient({ projectId, fetch, retries: 0, ...options }), requests };
}

/** The error that an answer becomes. */
async function errorOf(status: number, body: unknown) {
  return (await answering(body, { status }).stackAuth.sendForgotPasswordEmail({ email, callback_url })).error;
}

/** The headers of ours that a call sends. */
async function headersOf(options: Partial<StackAuthOptions>) {
  const { stackAuth, requests } = answering({}, {}, options);
  await stackAuth.getCurrentUser();
  return Object.fromEntries([...(requests[0]?.headers ?? [])].filter(([name]) => name.startsWith('x-stack-')));
}

test('has a method for each operation', () => {
  expect(Object.keys(createStackAuthClient({ projectId }))).toEqual([
    ...Object.keys(operations),
    'api',
    'passwordReset',
  ]);
});

test('asks for a reset mail with the two fields that are documented', async () => {
  const { stackAuth, requests } = answering({ success: 'maybe, only if user with e-mail exists' });

  const { data, error } = await stackAuth.sendForgotPasswordEmail({ email, callback_url });

  expect({ data, error }).toEqual({ data: { success: 'maybe, only if user with e-mail exists' }, error: undefined });
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST https://api.stack-auth.com/api/v1/auth/password/send-reset-code',
  ]);
  expect(await requests[0]?.json()).toEqual({ email, callback_url });
});

test.each<[string, Partial<StackAuthOptions>, object]>([
  ['as a client unless there is another key', {}, { 'x-stack-access-type': 'client' }],
  [
    'with the publishable key',
    { publishableClientKey: 'pck_1' },
    { 'x-stack-access-type': 'client', 'x-stack-publishable-client-key': 'pck_1' },
  ],
  [
    'as a server with a server key',
    { secretServerKey: 'ssk_1' },
    { 'x-stack-access-type': 'server', 'x-stack-secret-server-key': 'ssk_1' },
  ],
  [
    'as an administrator with an admin key',
    { secretServerKey: 'ssk_1', superSecretAdminKey: 'sak_1' },
    { 'x-stack-access-type': 'admin', 'x-stack-secret-server-key': 'ssk_1', 'x-stack-super-secret-admin-key': 'sak_1' },
  ],
  [
    'as what it is told to',
    { secretServerKey: 'ssk_1', accessType: 'client' },
    { 'x-stack-access-type': 'client', 'x-stack-secret-server-key': 'ssk_1' },
  ],
  [
    'with the tokens of the moment',
    { accessToken: async () => 'jwt', refreshToken: 'r' },
    { 'x-stack-access-type': 'client', 'x-stack-access-token': 'jwt', 'x-stack-refresh-token': 'r' },
  ],
  ['without tokens while nobody is signed in', { accessToken: () => '' }, { 'x-stack-access-type': 'client' }],
  [
    'and takes other users where it may',
    { allowAnonymousUser: true, allowRestrictedUser: true },
    {
      'x-stack-access-type': 'client',
      'x-stack-allow-anonymous-user': 'true',
      'x-stack-allow-restricted-user': 'true',
    },
  ],
])('speaks to the project %s', async (_, options, expected) => {
  expect(await headersOf(options)).toEqual({ 'x-stack-project-id': projectId, ...expected });
});

test('lets the headers of one call go before its own', async () => {
  const { stackAuth, requests } = answering({}, {}, { accessToken: 'jwt' });

  await stackAuth.getCurrentUser({ 'x-stack-access-token': 'other' });

  expect(requests[0]?.headers.get('x-stack-access-token')).toBe('other');
});

test('keeps the fields of path, query and body where they belong', async () => {
  const { stackAuth, requests } = answering({ success: true });

  await stackAuth.sendContactChannelVerificationEmail({ user_id: 'me', contact_channel_id: 'c', callback_url });
  await stackAuth.deleteSession({ id: 's', user_id: 'me' });

  expect(requests.map(({ method, url }) => `${method} ${new URL(url).pathname}${new URL(url).search}`)).toEqual([
    'POST /api/v1/contact-channels/me/c/send-verification-code',
    'DELETE /api/v1/auth/sessions/s?user_id=me',
  ]);
  expect(await requests[0]?.json()).toEqual({ callback_url });
});

const schemaError = (...lines: readonly string[]): object => {
  const message = ['Request validation failed on POST /x:', ...lines.map((line) => `  - ${line}`)].join('\n');
  return { code: 'SCHEMA_ERROR', details: { message }, error: message };
};

test.each([
  [400, 'SCHEMA_ERROR', 'invalid-request'],
  [400, 'BODY_PARSING_ERROR', 'invalid-request'],
  [400, 'ACCESS_TYPE_REQUIRED', 'unauthorized'],
  [400, 'PROJECT_KEY_WITHOUT_ACCESS_TYPE', 'unauthorized'],
  [400, 'CURRENT_PROJECT_NOT_FOUND', 'not-configured'],
  [400, 'PASSWORD_AUTHENTICATION_NOT_ENABLED', 'password-login-disabled'],
  [400, 'SIGN_UP_NOT_ENABLED', 'not-configured'],
  [400, 'REDIRECT_URL_NOT_WHITELISTED', 'redirect-not-allowed'],
  [400, 'VERIFICATION_CODE_EXPIRED', 'expired-token'],
  [400, 'VERIFICATION_CODE_MAX_ATTEMPTS_REACHED', 'too-many-attempts'],
  [404, 'VERIFICATION_CODE_NOT_FOUND', 'invalid-token'],
  [409, 'VERIFICATION_CODE_ALREADY_USED', 'used-token'],
  [400, 'INVALID_TOTP_CODE', 'invalid-token'],
  [400, 'PASSWORD_TOO_SHORT', 'weak-password'],
  [400, 'EMAIL_PASSWORD_MISMATCH', 'unauthorized'],
  [400, 'MULTI_FACTOR_AUTHENTICATION_REQUIRED', 'second-factor-required'],
  [400, 'PASSWORD_CONFIRMATION_MISMATCH', 'unauthorized'],
  [400, 'CANNOT_GET_OWN_USER_WITHOUT_USER', 'unauthorized'],
  [400, 'USER_ID_DOES_NOT_EXIST', 'unknown-account'],
  [404, 'USER_NOT_FOUND', 'unknown-account'],
  [401, 'REFRESH_TOKEN_NOT_FOUND_OR_EXPIRED', 'session-ended'],
  [403, 'SIGN_UP_REJECTED', 'unauthorized'],
  [404, 'TEAM_MEMBERSHIP_NOT_FOUND', 'not-found'],
  [409, 'USER_EMAIL_ALREADY_EXISTS', 'conflict'],
])('takes %i %s for %s', async (status, code, kind) => {
  expect(await errorOf(status, { code, error: 'x' })).toEqual({
    kind,
    status,
    code,
    message: 'x',
    body: { code, error: 'x' },
  });
});

test.each([
  [['body.password must be at most 70 characters'], 'weak-password'],
  [['body.email must be a valid email'], 'invalid-email'],
  [['body.email must be a valid email', 'body.email must match the following: "/x/"'], 'invalid-email'],
  [['body.code must be exactly 45 characters'], 'invalid-token'],
  [['body.password must be at most 70 characters', 'body.code must be exactly 45 characters'], 'invalid-request'],
  [['body.email must be a valid email', 'body.callback_url is not a valid URL'], 'invalid-request'],
  [['body.email must be defined'], 'invalid-request'],
])('takes what validation says, %j, for %s', async (lines, kind) => {
  expect(await errorOf(400, schemaError(...lines))).toMatchObject({ kind, code: 'SCHEMA_ERROR' });
});

test.each([
  [400, 'User already has a password set.', 'invalid-request'],
  [403, 'OTP sign-in is not enabled for this project', 'not-configured'],
  [404, 'Session not found.', 'not-found'],
  [500, 'Something went wrong. Please make sure the data you entered is correct.', 'server-error'],
])('takes %i "%s" for %s', async (status, text, kind) => {
  expect(await errorOf(status, text)).toEqual({ kind, status, message: text, body: text });
});

test('knows an answer by its id, from the header or, where a page may not read that, from the text', async () => {
  const text = 'Something went wrong. Please make sure the data you entered is correct.\n\nRequest ID: in-the-text';
  const idWith = async (headers: Record<string, string>) => {
    const { stackAuth } = answering(text, { status: 500, headers: { 'Content-Type': 'text/plain', ...headers } });
    return (await stackAuth.sendForgotPasswordEmail({ email, callback_url })).error?.requestId;
  };

  expect(await idWith({ 'x-stack-request-id': 'in-the-header' })).toBe('in-the-header');
  expect(await idWith({})).toBe('in-the-text');
});

test('understands what only the token endpoint and a development server say', async () => {
  const oauth = { error: 'invalid_request', error_description: 'Missing parameter: `refresh_token`' };

  expect(await errorOf(400, oauth)).toMatchObject({
    kind: 'unauthorized',
    code: 'invalid_request',
    message: 'Missing parameter: `refresh_token`',
  });
  expect(await errorOf(429, { message: 'Wait.' })).toMatchObject({ kind: 'rate-limited', message: 'Wait.' });
});

test.each([[null], [{ message: 'Forbidden' }], [{ code: 'X' }], ['<html>Bad gateway</html>'], ['']])(
  'does not take %o for an answer of Stack Auth',
  async (body) => {
    const error = await errorOf(403, body);

    expect([error?.kind, error?.status]).toEqual(['unexpected-response', undefined]);
  },
);

test.each([
  [undefined, {}],
  ['', {}],
  ['pck_1', { 'x-stack-publishable-client-key': 'pck_1' }],
])('a reset says which project it is, and shows the key %o', async (publishableClientKey, more) => {
  const fetch = vi.fn<Fetch>(async () => Response.json({}));
  const reset = createPasswordReset(createStackAuthClient({ projectId, publishableClientKey, fetch }));

  await reset.request({ email, redirectTo: callback_url });

  const sent = Object.fromEntries(fetch.mock.calls[0]?.[0].headers ?? []);
  expect(Object.fromEntries(Object.entries(sent).filter(([name]) => name.startsWith('x-stack-')))).toEqual({
    'x-stack-access-type': 'client',
    'x-stack-project-id': projectId,
    ...more,
  });
});
