import { expect, test } from 'vitest';
import type { BackendError } from '../../client/backend.ts';
import { readError } from './read-error.ts';

const special = { rule: 'special', pattern: '[!@#$%^&*()_+\\-=[\\]{};\\\\|,.<>/?]' } as const;

// Status, code and sentence as InsForge 2.3.1 sends them, and all that becomes of them besides.
test.each<[number, string, string, Omit<BackendError, 'code' | 'message'>]>([
  [400, 'INVALID_INPUT', 'Invalid or expired verification code', { kind: 'invalid-token' }],
  [400, 'INVALID_INPUT', 'Invalid or expired verification token', { kind: 'invalid-token' }],
  [
    400,
    'INVALID_INPUT',
    'code: Reset password code must be a 6-digit numeric code',
    { kind: 'invalid-token', fields: { code: 'Reset password code must be a 6-digit numeric code' } },
  ],
  [
    400,
    'INVALID_INPUT',
    'token: token must be a 64-character hexadecimal token',
    { kind: 'invalid-token', fields: { token: 'token must be a 64-character hexadecimal token' } },
  ],
  [
    400,
    'INVALID_INPUT',
    'email: Invalid email format, redirectTo: Invalid url',
    { kind: 'invalid-email', fields: { email: 'Invalid email format', redirectTo: 'Invalid url' } },
  ],
  [
    400,
    'INVALID_INPUT',
    'passwordMinLength: Expected number, received string, requireNumber: Required',
    {
      kind: 'invalid-request',
      fields: { passwordMinLength: 'Expected number, received string', requireNumber: 'Required' },
    },
  ],
  [
    400,
    'INVALID_INPUT',
    'redirectTo is required when link-based password reset is enabled',
    { kind: 'invalid-request', fields: { redirectTo: 'is required when link-based password reset is enabled' } },
  ],
  [400, 'INVALID_INPUT', 'https://evil.example is not in the allowed redirect URLs', { kind: 'redirect-not-allowed' }],
  [400, 'INVALID_INPUT', ': Expected object, received array', { kind: 'invalid-request' }],
  [400, 'INVALID_INPUT', "Expected property name or '}' in JSON at position 1", { kind: 'invalid-request' }],
  [400, 'INVALID_INPUT', 'Invalid email request: no template, subject: missing', { kind: 'delivery-failed' }],
  [
    400,
    'INVALID_INPUT',
    'Password must contain at least 6 characters long',
    { kind: 'weak-password', violations: [{ rule: 'min-length', limit: 6 }] },
  ],
  [
    400,
    'INVALID_INPUT',
    'Password must contain at least 12 characters long, at least one number, at least one lowercase letter, at least one uppercase letter, at least one special character',
    {
      kind: 'weak-password',
      violations: [
        { rule: 'min-length', limit: 12 },
        { rule: 'digit', pattern: '[0-9]' },
        { rule: 'lowercase', pattern: '[a-z]' },
        { rule: 'uppercase', pattern: '[A-Z]' },
        special,
      ],
    },
  ],
  [400, 'DATABASE_VALIDATION_ERROR', 'relation "auth.users" does not exist', { kind: 'server-error' }],
  [401, 'AUTH_UNAUTHORIZED', 'Invalid credentials', { kind: 'unauthorized' }],
  [403, 'FORBIDDEN', 'Email verification required', { kind: 'unauthorized' }],
  [403, 'AUTH_SIGNUP_DISABLED', 'User signups are disabled for this project.', { kind: 'not-configured' }],
  [404, 'NOT_FOUND', 'Endpoint /api/nope not found', { kind: 'not-found' }],
  [404, 'EMAIL_TEMPLATE_NOT_FOUND', 'Email template not found: reset-password-code', { kind: 'not-configured' }],
  [409, 'AUTH_EMAIL_EXISTS', 'User already exists', { kind: 'conflict' }],
  [
    429,
    'TOO_MANY_REQUESTS',
    'Please wait 42 seconds before requesting another code for this email',
    { kind: 'rate-limited', retryAfterMs: 42_000 },
  ],
  [
    429,
    'TOO_MANY_REQUESTS',
    'Too many verification attempts from this IP. Please try again in 15 minutes.',
    { kind: 'rate-limited', retryAfterMs: 900_000 },
  ],
  [
    429,
    'RATE_LIMITED',
    'Too many emails to this address. Retry after 7s.',
    { kind: 'rate-limited', retryAfterMs: 7_000 },
  ],
  [
    429,
    'RATE_LIMITED',
    'Email rate limit exceeded. Free plans are limited to 3000 emails per month.',
    { kind: 'rate-limited' },
  ],
  [500, 'EMAIL_SMTP_SEND_FAILED', 'Failed to send email via SMTP: connect ECONNREFUSED', { kind: 'delivery-failed' }],
  [500, 'INTERNAL_ERROR', 'User not found', { kind: 'unknown-account' }],
  [500, 'INTERNAL_ERROR', 'Failed to verify token', { kind: 'server-error' }],
  [500, 'INTERNAL_ERROR', 'column: does not exist', { kind: 'server-error' }],
  [503, 'EMAIL_PROVIDER_NOT_CONFIGURED', 'No email provider is configured.', { kind: 'not-configured' }],
])('%i %s "%s"', (status, code, message, expected) => {
  expect(readError(status, { error: code, message, statusCode: status })).toStrictEqual({ ...expected, code, message });
});

test('takes nothing for the name of a field that InsForge does not say as one', () => {
  const message = 'no template, subject: missing';

  expect(readError(400, { error: 'INVALID_INPUT', message })).toStrictEqual({
    kind: 'invalid-request',
    code: 'INVALID_INPUT',
    message,
  });
});
