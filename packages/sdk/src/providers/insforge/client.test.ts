import { expect, test } from 'vitest';
import { operations } from '../../generated/insforge/operations.ts';
import type { InsforgeOptions } from './backend.ts';
import { createInsforgeClient } from './client.ts';

const baseUrl = 'http://localhost:7130';

/** A client whose every call is answered so, and the requests it made. */
function answering(body: unknown, init: ResponseInit = {}, options: Partial<InsforgeOptions> = {}) {
  const requests: Request[] = [];
  const fetch = async (request: Request) => {
    requests.push(request);
    return Response.json(body, init);
  };
  return { insforge: createInsforgeClient({ baseUrl, fetch, retries: 0, ...options }), requests };
}

/** The error that InsForge's answer becomes. */
async function errorOf(status: number, code: string, message: string, headers: Record<string, string> = {}) {
  const { insforge } = answering({ error: code, message, statusCode: status }, { status, headers });
  return (await insforge.sendResetPasswordEmail({ email: 'ada@example.com' })).error;
}

test('has a method for each operation', () => {
  expect(Object.keys(createInsforgeClient({ baseUrl }))).toEqual([...Object.keys(operations), 'api', 'passwordReset']);
});

test('asks for a reset mail', async () => {
  const { insforge, requests } = answering({ success: true, message: 'Sent.' }, { status: 202 });

  const { data, error, response } = await insforge.sendResetPasswordEmail({ email: 'ada@example.com' });

  expect({ data, error, status: response?.status }).toEqual({
    data: { success: true, message: 'Sent.' },
    error: undefined,
    status: 202,
  });
  expect(requests.map(({ method, url }) => `${method} ${url}`)).toEqual([
    'POST http://localhost:7130/api/auth/email/send-reset-password',
  ]);
  expect(await requests[0]?.json()).toEqual({ email: 'ada@example.com' });
});

test('sends query, header and body fields of one input where they belong', async () => {
  const { insforge, requests } = answering({});

  await insforge.refreshSession({ client_type: 'mobile', 'X-CSRF-Token': 'c', refreshToken: 'r' });

  expect(requests[0]?.url).toBe('http://localhost:7130/api/auth/refresh?client_type=mobile');
  expect(requests[0]?.headers.get('X-CSRF-Token')).toBe('c');
  expect(await requests[0]?.json()).toEqual({ refreshToken: 'r' });
});

test('builds the URL behind a mailed link', () => {
  expect(createInsforgeClient({ baseUrl }).resetPasswordLink({ token: 'ab12' })).toBe(
    'http://localhost:7130/api/auth/email/reset-password-link?token=ab12',
  );
});

test.each<[string, Partial<InsforgeOptions>, string | null]>([
  ['no credentials unless given', {}, null],
  ['the anon key', { anonKey: 'anon_1' }, 'Bearer anon_1'],
  ['the access token before the anon key', { anonKey: 'anon_1', accessToken: 'jwt' }, 'Bearer jwt'],
  ['the access token of the moment', { accessToken: async () => 'jwt' }, 'Bearer jwt'],
  ['the anon key while nobody is signed in', { anonKey: 'anon_1', accessToken: () => undefined }, 'Bearer anon_1'],
  ['what the headers say', { anonKey: 'anon_1', headers: { Authorization: 'Bearer x' } }, 'Bearer x'],
])('sends %s', async (_, options, authorization) => {
  const { insforge, requests } = answering({}, {}, options);

  await insforge.getCurrentUser();

  expect(requests[0]?.headers.get('Authorization')).toBe(authorization);
});

test('resolves when the access token cannot be had', async () => {
  const cause = new Error('signed out');
  const { insforge, requests } = answering({}, {}, { accessToken: () => Promise.reject(cause) });

  expect(await insforge.getCurrentUser()).toEqual({
    data: undefined,
    error: { kind: 'invalid-request', message: 'signed out', cause },
  });
  expect(requests).toEqual([]);
});

test('gives what InsForge says as it says it', async () => {
  const body = {
    error: 'INVALID_INPUT',
    message: 'https://evil.example is not in the allowed redirect URLs',
    statusCode: 400,
    nextActions: 'Please add this URL to the allowed redirect URLs in the authentication configuration.',
  };
  const { insforge } = answering(body, { status: 400 });

  expect((await insforge.sendResetPasswordEmail({ email: 'ada@example.com' })).error).toEqual({
    kind: 'redirect-not-allowed',
    status: 400,
    code: 'INVALID_INPUT',
    message: body.message,
    body,
  });
});

test.each([
  [400, 'INVALID_INPUT', 'email: Required', 'invalid-request'],
  [400, 'INVALID_INPUT', 'https://a.b/ PROJECT_ID /x is not in the allowed redirect URLs', 'redirect-not-allowed'],
  [400, 'INVALID_INPUT', 'redirectTo is required when link-based password reset is enabled', 'invalid-request'],
  [400, 'INVALID_INPUT', 'redirectTo: Invalid url', 'invalid-request'],
  [400, 'INVALID_INPUT', 'email: Invalid email format', 'invalid-email'],
  [400, 'INVALID_INPUT', 'email: Invalid email format, redirectTo: Invalid url', 'invalid-email'],
  [400, 'INVALID_INPUT', 'Invalid or expired verification code', 'invalid-token'],
  [400, 'INVALID_INPUT', 'Invalid or expired verification token', 'invalid-token'],
  [400, 'INVALID_INPUT', 'code: Reset password code must be a 6-digit numeric code', 'invalid-token'],
  [400, 'INVALID_INPUT', 'otp: OTP code must be a 6-digit numeric code', 'invalid-token'],
  [400, 'INVALID_INPUT', 'otp: OTP/token is required', 'invalid-token'],
  [400, 'INVALID_INPUT', 'newPassword: Required, otp: Required', 'invalid-request'],
  [400, 'INVALID_INPUT', 'Password must contain at least 6 characters long', 'weak-password'],
  [400, 'INVALID_INPUT', 'Password must contain at least 8 characters long, at least one number', 'weak-password'],
  [400, 'INVALID_INPUT', 'Invalid email request: bad template', 'delivery-failed'],
  [400, 'DATABASE_VALIDATION_ERROR', 'relation "auth.users" does not exist', 'server-error'],
  [400, 'EMAIL_PROVIDER_NOT_CONFIGURED', 'An email provider must be configured before …', 'not-configured'],
  [401, 'AUTH_UNAUTHORIZED', 'Invalid credentials', 'unauthorized'],
  [401, 'AUTH_UNAUTHORIZED', 'User not found', 'unauthorized'],
  [
    401,
    'AUTH_UNAUTHORIZED',
    'Authentication failed with cloud email service. Check PROJECT_ID and JWT_SECRET.',
    'not-configured',
  ],
  [403, 'FORBIDDEN', 'Email verification required', 'unauthorized'],
  [404, 'EMAIL_TEMPLATE_NOT_FOUND', 'Email template not found: reset-password-code', 'not-configured'],
  [404, 'INTERNAL_ERROR', 'Failed to send email: Request failed with status code 404', 'delivery-failed'],
  [404, 'NOT_FOUND', 'Endpoint /api/api/auth not found', 'not-found'],
  [409, 'AUTH_EMAIL_EXISTS', 'User already exists', 'conflict'],
  [429, 'AUTH_VERIFICATION_EMAIL_DELIVERY_FAILED', 'The user account was created, but …', 'delivery-failed'],
  [500, 'EMAIL_SMTP_SEND_FAILED', 'Failed to send email via SMTP: connect ECONNREFUSED', 'delivery-failed'],
  [500, 'INTERNAL_ERROR', 'Email service returned unsuccessful response', 'delivery-failed'],
  [500, 'INTERNAL_ERROR', 'PROJECT_ID is not configured. Cannot reach the InsForge Cloud API.', 'not-configured'],
  [500, 'INTERNAL_ERROR', 'req.body?.email?.toLowerCase is not a function', 'server-error'],
  [500, 'INTERNAL_ERROR', 'User not found', 'unknown-account'],
  [502, 'INTERNAL_ERROR', 'Failed to send email: Request failed with status code 502', 'delivery-failed'],
  [503, 'EMAIL_PROVIDER_NOT_CONFIGURED', 'No email provider is configured.', 'not-configured'],
])('takes %i %s "%s" for %s', async (status, code, message, kind) => {
  expect(await errorOf(status, code, message)).toMatchObject({ kind, status, code, message });
});

test.each([
  ['TOO_MANY_REQUESTS', 'Please wait 42 seconds before requesting another code for this email', {}, 42_000],
  ['RATE_LIMITED', 'Too many emails to this address. Retry after 7s.', {}, 7_000],
  ['TOO_MANY_REQUESTS', 'Too many verification attempts from this IP. Please try again in 15 minutes.', {}, 900_000],
  ['TOO_MANY_REQUESTS', 'Too many … from this IP. Please try again in 15 minutes.', { 'Retry-After': '300' }, 300_000],
  ['RATE_LIMITED', 'Email rate limit exceeded. Free plans are limited to 3000 emails per month.', {}, undefined],
])('knows how long to wait after %s "%s"', async (code, message, headers, retryAfterMs) => {
  const error = await errorOf(429, code, message, headers);

  expect({ kind: error?.kind, retryAfterMs: error?.retryAfterMs }).toEqual({ kind: 'rate-limited', retryAfterMs });
});

test.each([[null], ['no'], [{ message: 'Forbidden' }], [{ error: 'FORBIDDEN' }], [{ error: 1, message: 2 }]])(
  'does not take %o for an answer of InsForge',
  async (body) => {
    const { insforge } = answering(body, { status: 403 });

    expect((await insforge.getPublicAuthConfig()).error).toEqual({
      kind: 'unexpected-response',
      message: 'Expected JSON of InsForge, got 403 with other JSON',
      body,
    });
  },
);
