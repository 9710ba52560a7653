import { expect, test } from 'vitest';
import type { BackendError } from '../../client/backend.ts';
import { readError } from './read-error.ts';

const rule = (name: 'min-length' | 'max-length', message: string) => [{ rule: name, message }];

test.each<[number, unknown, BackendError | undefined]>([
  [
    400,
    { message: 'Invalid token', code: 'INVALID_TOKEN' },
    { kind: 'invalid-token', message: 'Invalid token', code: 'INVALID_TOKEN' },
  ],
  [
    400,
    { message: 'Invalid OTP', code: 'INVALID_OTP' },
    { kind: 'invalid-token', message: 'Invalid OTP', code: 'INVALID_OTP' },
  ],
  [
    400,
    { message: 'OTP expired', code: 'OTP_EXPIRED' },
    { kind: 'expired-token', message: 'OTP expired', code: 'OTP_EXPIRED' },
  ],
  [
    403,
    { message: 'Too many attempts', code: 'TOO_MANY_ATTEMPTS' },
    { kind: 'too-many-attempts', message: 'Too many attempts', code: 'TOO_MANY_ATTEMPTS' },
  ],
  [
    400,
    { message: 'Password too short', code: 'PASSWORD_TOO_SHORT' },
    {
      kind: 'weak-password',
      message: 'Password too short',
      code: 'PASSWORD_TOO_SHORT',
      violations: rule('min-length', 'Password too short'),
    },
  ],
  [
    400,
    { message: 'Password too long', code: 'PASSWORD_TOO_LONG' },
    {
      kind: 'weak-password',
      message: 'Password too long',
      code: 'PASSWORD_TOO_LONG',
      violations: rule('max-length', 'Password too long'),
    },
  ],
  [
    400,
    { message: '[body.email] Invalid email address', code: 'VALIDATION_ERROR' },
    {
      kind: 'invalid-email',
      message: '[body.email] Invalid email address',
      code: 'VALIDATION_ERROR',
      fields: { email: 'Invalid email address' },
    },
  ],
  [
    400,
    { message: 'Invalid email', code: 'INVALID_EMAIL' },
    { kind: 'invalid-email', message: 'Invalid email', code: 'INVALID_EMAIL', fields: { email: 'Invalid email' } },
  ],
  [
    400,
    { message: '[body.newPassword] Invalid input: x; [body.token] Invalid input: y', code: 'VALIDATION_ERROR' },
    {
      kind: 'invalid-request',
      message: '[body.newPassword] Invalid input: x; [body.token] Invalid input: y',
      code: 'VALIDATION_ERROR',
      fields: { newPassword: 'Invalid input: x', token: 'Invalid input: y' },
    },
  ],
  [
    400,
    { message: 'Invalid redirectURL: expected a string' },
    { kind: 'invalid-request', message: 'Invalid redirectURL: expected a string' },
  ],
  [
    403,
    { message: 'Invalid redirectURL', code: 'INVALID_REDIRECT_URL' },
    { kind: 'redirect-not-allowed', message: 'Invalid redirectURL', code: 'INVALID_REDIRECT_URL' },
  ],
  [
    403,
    { message: 'Missing or null Origin', code: 'MISSING_OR_NULL_ORIGIN' },
    { kind: 'not-configured', message: 'Missing or null Origin', code: 'MISSING_OR_NULL_ORIGIN' },
  ],
  [
    400,
    { message: 'User not found', code: 'USER_NOT_FOUND' },
    { kind: 'unknown-account', message: 'User not found', code: 'USER_NOT_FOUND' },
  ],
  [
    401,
    { message: 'Token expired', code: 'TOKEN_EXPIRED' },
    { kind: 'expired-token', message: 'Token expired', code: 'TOKEN_EXPIRED' },
  ],
  [
    400,
    { message: "Verification email isn't enabled", code: 'VERIFICATION_EMAIL_NOT_ENABLED' },
    { kind: 'not-configured', message: "Verification email isn't enabled", code: 'VERIFICATION_EMAIL_NOT_ENABLED' },
  ],
  [429, { message: 'Too many requests.' }, { kind: 'rate-limited', message: 'Too many requests.' }],
  [429, '{"message":"Too many requests."}', { kind: 'rate-limited', message: 'Too many requests.' }],
  [404, 'Not Found', { kind: 'not-found', message: 'Not Found' }],
  [404, '', { kind: 'not-found', message: 'better-auth answered nothing' }],
  [404, '<!DOCTYPE html>', undefined],
  [502, 'Bad Gateway', undefined],
])('%i %j', (status, body, expected) => {
  expect(readError(status, body)).toStrictEqual(expected);
});
