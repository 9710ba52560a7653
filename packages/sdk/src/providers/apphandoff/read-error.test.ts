import { expect, test } from 'vitest';
import type { BackendError } from '../../client/backend.ts';
import { readError } from './read-error.ts';

const long = 'Password cannot be longer than 72 characters';

test.each<[number, Record<string, unknown>, Omit<BackendError, 'message'>]>([
  [400, { code: 'invalid_token' }, { kind: 'invalid-token', code: 'invalid_token' }],
  [400, { code: 'origin_not_allowed' }, { kind: 'redirect-not-allowed', code: 'origin_not_allowed' }],
  [403, { code: 'origin_not_allowed' }, { kind: 'unauthorized', code: 'origin_not_allowed' }],
  [400, { code: 'invalid_credentials' }, { kind: 'unauthorized', code: 'invalid_credentials' }],
  [429, { code: 'rate_limited', retryAfter: 900 }, { kind: 'rate-limited', code: 'rate_limited' }],
  [500, { code: 'auth_not_configured' }, { kind: 'not-configured', code: 'auth_not_configured' }],
  [502, { code: 'email_delivery_failed' }, { kind: 'delivery-failed', code: 'email_delivery_failed' }],
  [502, {}, { kind: 'server-error' }],
  [
    400,
    { fieldErrors: { email: 'Invalid email address', 'profile.name': 'Too big' } },
    { kind: 'invalid-email', fields: { email: 'Invalid email address', 'profile.name': 'Too big' } },
  ],
  [
    400,
    { fieldErrors: { password: long } },
    {
      kind: 'weak-password',
      fields: { password: long },
      violations: [{ rule: 'max-bytes', limit: 72, message: long }],
    },
  ],
  [
    400,
    { fieldErrors: { password: 'In words that nobody published' } },
    { kind: 'weak-password', fields: { password: 'In words that nobody published' }, violations: [] },
  ],
  [
    400,
    { fieldErrors: { password: 'Invalid input: expected string, received undefined' } },
    { kind: 'invalid-request', fields: { password: 'Invalid input: expected string, received undefined' } },
  ],
  [
    400,
    {
      issues: [
        { path: 'email', message: 'Invalid email address' },
        { path: 'email', message: 'Too long' },
        { path: '', message: 'Unrecognized key' },
        null,
      ],
    },
    { kind: 'invalid-email', fields: { email: 'Invalid email address' } },
  ],
])('%i %j', (status, body, expected) => {
  expect(readError(status, { error: 'No.', ...body })).toStrictEqual({ ...expected, message: 'No.' });
});
