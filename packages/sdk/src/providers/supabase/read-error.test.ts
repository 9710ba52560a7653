import { expect, test } from 'vitest';
import type { BackendError } from '../../client/backend.ts';
import { readError } from './read-error.ts';

const short = 'Password should be at least 6 characters.';
const plain = 'Password should contain at least one character of each: abc, ABC, 0123, !@#.';
const leaked = 'Password is known to be weak and easy to guess, please choose a different one.';
const same = 'New password should be different from the old password.';
const long = 'Password cannot be longer than 72 characters';

test.each<[number, string, string, Omit<BackendError, 'code' | 'message'>, string[]?]>([
  [403, 'otp_expired', 'Token has expired or is invalid', { kind: 'invalid-token' }],
  [403, 'otp_expired', 'Email link is invalid or has expired', { kind: 'invalid-token' }],
  [404, 'flow_state_not_found', 'invalid flow state, no valid flow state found', { kind: 'invalid-token' }],
  [400, 'bad_code_verifier', 'code challenge does not match …', { kind: 'invalid-token' }],
  [400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found', { kind: 'invalid-token' }],
  [400, 'validation_failed', 'Refresh token is not valid', { kind: 'invalid-token' }],
  [422, 'reauthentication_not_valid', 'Nonce has expired or is invalid', { kind: 'invalid-token' }],
  [422, 'flow_state_expired', 'invalid flow state, flow state has expired', { kind: 'expired-token' }],
  [400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used', { kind: 'used-token' }],
  [422, 'email_provider_disabled', 'Email logins are disabled', { kind: 'password-login-disabled' }],
  [422, 'user_sso_managed', 'Updating … only possible via SSO', { kind: 'password-login-disabled' }],
  [422, 'signup_disabled', 'Signups not allowed for this instance', { kind: 'not-configured' }],
  [422, 'anonymous_provider_disabled', 'Anonymous sign-ins are disabled', { kind: 'not-configured' }],
  [400, 'email_address_not_authorized', 'Email address "x" cannot be used …', { kind: 'not-configured' }],
  [422, 'same_password', same, { kind: 'same-password', violations: [{ rule: 'not-reused', message: same }] }],
  [
    400,
    'validation_failed',
    long,
    { kind: 'weak-password', violations: [{ rule: 'max-bytes', limit: 72, message: long }] },
  ],
  [
    422,
    'weak_password',
    short,
    { kind: 'weak-password', violations: [{ rule: 'min-bytes', limit: 6, message: short }] },
    ['length'],
  ],
  [
    422,
    'weak_password',
    `${short} ${plain} ${leaked}`,
    {
      kind: 'weak-password',
      violations: [
        { rule: 'min-bytes', limit: 6, message: short },
        { rule: 'characters', message: plain },
        { rule: 'not-leaked', message: leaked },
      ],
    },
    ['length', 'characters', 'pwned'],
  ],
  [
    422,
    'weak_password',
    `${short} ${leaked}`,
    { kind: 'weak-password', violations: [{ rule: 'min-bytes', limit: 6, message: short }] },
    ['length'],
  ],
  [
    422,
    'weak_password',
    'In other words.',
    { kind: 'weak-password', violations: [{ rule: 'min-bytes' }, { rule: 'not-leaked' }] },
    ['length', 'pwned', 'what is to come'],
  ],
  [400, 'validation_failed', 'Unable to validate email address: invalid format', { kind: 'invalid-email' }],
  [400, 'validation_failed', 'An email address is too long', { kind: 'invalid-email' }],
  [422, 'validation_failed', 'Invalid email format', { kind: 'invalid-email' }],
  [400, 'email_address_invalid', 'Email address "x" is invalid', { kind: 'invalid-email' }],
  [400, 'validation_failed', 'Invalid email verification type', { kind: 'invalid-request' }],
  [
    400,
    'validation_failed',
    'Only an email address or phone number should be provided on verify',
    { kind: 'invalid-request' },
  ],
  [404, 'user_not_found', 'User with this email not found', { kind: 'unknown-account' }],
  [403, 'user_not_found', 'User from sub claim in JWT does not exist', { kind: 'unknown-account' }],
  [422, 'otp_disabled', 'Signups not allowed for otp', { kind: 'unknown-account' }],
  [422, 'user_already_exists', 'User already registered', { kind: 'conflict' }],
  [422, 'email_exists', 'A user with this email address has already been registered', { kind: 'conflict' }],
  [
    409,
    'conflict',
    'Too many concurrent token refresh requests on the same session or refresh token',
    { kind: 'conflict' },
  ],
  [400, 'invalid_credentials', 'Invalid login credentials', { kind: 'unauthorized' }],
  [400, 'bad_jwt', 'invalid claim: sub claim must be a UUID', { kind: 'unauthorized' }],
  [400, 'session_not_found', 'Invalid Refresh Token: No Valid Session Found', { kind: 'unauthorized' }],
  [400, 'reauthentication_needed', 'Password update requires reauthentication', { kind: 'unauthorized' }],
  [
    429,
    'over_email_send_rate_limit',
    'For security purposes, you can only request this after 58 seconds.',
    { kind: 'rate-limited', retryAfterMs: 58_000 },
  ],
  [429, 'over_request_rate_limit', 'Request rate limit reached', { kind: 'rate-limited' }],
  [500, 'unexpected_failure', 'Error sending recovery email', { kind: 'delivery-failed' }],
  [500, 'unexpected_failure', 'Unexpected failure, please check server logs', { kind: 'server-error' }],
])('%i %s "%s", in either form', (status, code, message, expected, reasons) => {
  const more = reasons && { weak_password: { reasons } };

  expect(readError(status, { code, message, ...more })).toStrictEqual({ ...expected, code, message });
  expect(readError(status, { code: status, error_code: code, msg: message, ...more })).toStrictEqual({
    ...expected,
    code,
    message,
  });
});

test('has the id of an error in the old form', () => {
  const body = { code: 500, error_code: 'unexpected_failure', error_id: '4f1c2b7a', msg: 'Database error' };

  expect(readError(500, body)).toStrictEqual({
    kind: 'server-error',
    code: 'unexpected_failure',
    message: 'Database error',
    requestId: '4f1c2b7a',
  });
});
