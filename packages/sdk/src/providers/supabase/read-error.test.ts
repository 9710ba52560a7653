import { expect, test } from 'vitest';
import type { BackendError } from '../../client/backend.ts';
import { readError } from './read-error.ts';

const short = 'Password should be at least 6 characters.';
const plain = 'Password should contain at least one character of each: abc, ABC, 0123, !@#.';
const leaked = 'Password is known to be weak and easy to guess, please choose a different one.';
const same = 'New password should be different from the old password.';
const noCurrent = 'Current password required when setting new password.';
const inEmail = (message: string) => ({ kind: 'invalid-email', fields: { email: message } }) as const;
const long = 'Password cannot be longer than 72 characters';

test.each<[number, string, string, Omit<BackendError, 'code' | 'message'>, string[]?]>([
  [403, 'otp_expired', 'Token has expired or is invalid', { kind: 'invalid-token' }],
  [403, 'otp_expired', 'Email link is invalid or has expired', { kind: 'invalid-token' }],
  [404, 'flow_state_not_found', 'invalid flow state, no valid flow state found', { kind: 'invalid-token' }],
  [400, 'bad_code_verifier', 'code challenge does not match …', { kind: 'invalid-token' }],
  [400, 'refresh_token_not_found', 'Invalid Refresh Token: Refresh Token Not Found', { kind: 'invalid-token' }],
  [400, 'validation_failed', 'Refresh token is not valid', { kind: 'invalid-token' }],
  [
    422,
    'reauthentication_not_valid',
    'Nonce has expired or is invalid',
    { kind: 'invalid-request', fields: { nonce: 'Nonce has expired or is invalid' } },
  ],
  [422, 'flow_state_expired', 'invalid flow state, flow state has expired', { kind: 'expired-token' }],
  [400, 'refresh_token_already_used', 'Invalid Refresh Token: Already Used', { kind: 'used-token' }],
  [422, 'email_provider_disabled', 'Email logins are disabled', { kind: 'password-login-disabled' }],
  [422, 'user_sso_managed', 'Updating … only possible via SSO', { kind: 'password-login-disabled' }],
  [422, 'signup_disabled', 'Signups not allowed for this instance', { kind: 'not-configured' }],
  [400, 'provider_disabled', 'Provider (issuer "x") is not enabled', { kind: 'not-configured' }],
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
    ['length', 'pwned', 'what is to come', 'constructor'],
  ],
  [
    400,
    'validation_failed',
    'Unable to validate email address: invalid format',
    inEmail('Unable to validate email address: invalid format'),
  ],
  [400, 'validation_failed', 'An email address is too long', inEmail('An email address is too long')],
  [422, 'validation_failed', 'Invalid email format', inEmail('Invalid email format')],
  [400, 'validation_failed', 'Password recovery requires an email', inEmail('Password recovery requires an email')],
  [400, 'email_address_invalid', 'Email address "x" is invalid', inEmail('Email address "x" is invalid')],
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
  [400, 'session_not_found', 'Invalid Refresh Token: No Valid Session Found', { kind: 'session-ended' }],
  [403, 'session_not_found', 'Session from session_id claim in JWT does not exist', { kind: 'session-ended' }],
  [
    400,
    'session_expired',
    'Invalid Refresh Token: Session Expired (Revoked by Newer Login)',
    { kind: 'session-ended' },
  ],
  [401, 'insufficient_aal', 'AAL2 session is required to …', { kind: 'second-factor-required' }],
  [403, 'insufficient_aal', 'AAL2 required to enroll a new factor', { kind: 'second-factor-required' }],
  [403, 'user_banned', 'User is banned', { kind: 'account-disabled' }],
  [400, 'user_banned', 'Invalid Refresh Token: User Banned', { kind: 'account-disabled' }],
  [400, 'captcha_failed', 'captcha protection: request disallowed (timeout-or-duplicate)', { kind: 'captcha-failed' }],
  [
    400,
    'reauthentication_needed',
    'Password update requires reauthentication',
    { kind: 'invalid-request', fields: { nonce: 'Password update requires reauthentication' } },
  ],
  [400, 'current_password_required', noCurrent, { kind: 'invalid-request', fields: { current_password: noCurrent } }],
  [400, 'current_password_invalid', noCurrent, { kind: 'invalid-request', fields: { current_password: noCurrent } }],
  [
    429,
    'over_email_send_rate_limit',
    'For security purposes, you can only request this after 58 seconds.',
    { kind: 'rate-limited', retryAfterMs: 58_000 },
  ],
  [429, 'over_request_rate_limit', 'Request rate limit reached', { kind: 'rate-limited' }],
  // A send-email hook: unreachable, slow, nonsense, too much, a status of its own, and a refusal in its own words.
  [422, 'hook_timeout', 'Failed to reach hook within maximum time of 5.000000 seconds', { kind: 'delivery-failed' }],
  [422, 'hook_timeout_after_retry', 'Failed to reach hook after maximum retries', { kind: 'delivery-failed' }],
  [
    400,
    'hook_payload_invalid_content_type',
    'Invalid JSON response. Received content-type: text/plain',
    { kind: 'delivery-failed' },
  ],
  [
    422,
    'hook_payload_over_size_limit',
    'Payload size exceeded size limit of 204800 bytes',
    { kind: 'delivery-failed' },
  ],
  [500, 'unexpected_failure', 'Error unmarshaling JSON output.', { kind: 'delivery-failed' }],
  [500, 'unexpected_failure', 'Invalid payload sent to hook', { kind: 'delivery-failed' }],
  [500, 'unexpected_failure', 'Hook requires authorization token', { kind: 'delivery-failed' }],
  [500, 'unexpected_failure', 'Service currently unavailable due to hook', { kind: 'delivery-failed' }],
  [500, 'unexpected_failure', 'Unexpected status code returned from hook: 403', { kind: 'delivery-failed' }],
  [500, 'unexpected_failure', 'Error generating signatures: invalid signature format', { kind: 'delivery-failed' }],
  [401, 'unknown', 'No such template', { kind: 'delivery-failed' }],
  [429, 'unknown', 'Too many mails', { kind: 'delivery-failed' }],
  [500, 'unexpected_failure', 'captcha verification process failed', { kind: 'server-error' }],
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
