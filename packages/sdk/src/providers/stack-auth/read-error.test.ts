import { expect, test } from 'vitest';
import type { BackendError } from '../../client/backend.ts';
import { readError } from './read-error.ts';

test.each<[number, string, string, Omit<BackendError, 'code' | 'message'>, object?]>([
  [
    404,
    'VERIFICATION_CODE_NOT_FOUND',
    'The verification code does not exist for this project.',
    { kind: 'invalid-token' },
  ],
  [400, 'VERIFICATION_CODE_EXPIRED', 'The verification code has expired.', { kind: 'expired-token' }],
  [409, 'VERIFICATION_CODE_ALREADY_USED', 'The verification link has already been used.', { kind: 'used-token' }],
  [
    400,
    'VERIFICATION_CODE_MAX_ATTEMPTS_REACHED',
    'The verification code nonce has reached the maximum number of attempts. This code is not valid anymore.',
    { kind: 'too-many-attempts' },
  ],
  [
    400,
    'PASSWORD_AUTHENTICATION_NOT_ENABLED',
    'Password authentication is not enabled for this project.',
    { kind: 'password-login-disabled' },
  ],
  [
    400,
    'USER_DOES_NOT_HAVE_PASSWORD',
    'This user does not have password authentication enabled.',
    { kind: 'password-login-disabled' },
  ],
  [
    400,
    'SIGN_UP_NOT_ENABLED',
    'Creation of new accounts is not enabled for this project. Please ask the project owner to enable it.',
    { kind: 'not-configured' },
  ],
  [
    400,
    'PASSWORD_TOO_SHORT',
    'Password too short. Minimum length is 8.',
    {
      kind: 'weak-password',
      violations: [{ rule: 'min-length', limit: 8, message: 'Password too short. Minimum length is 8.' }],
    },
    { min_length: 8 },
  ],
  [
    400,
    'PASSWORD_TOO_LONG',
    'Password too long. Maximum length is 70.',
    { kind: 'weak-password', violations: [{ rule: 'max-length', limit: 70 }] },
    { maxLength: 70 },
  ],
  [400, 'REDIRECT_URL_NOT_WHITELISTED', 'Redirect URL not whitelisted. …', { kind: 'redirect-not-allowed' }],
  [400, 'EMAIL_PASSWORD_MISMATCH', 'Wrong e-mail or password.', { kind: 'unauthorized' }],
  [400, 'PASSWORD_CONFIRMATION_MISMATCH', 'Passwords do not match.', { kind: 'unauthorized' }],
  [400, 'INVALID_ACCESS_TYPE', "The x-stack-access-type header must be …, but was 'x'.", { kind: 'unauthorized' }],
  [401, 'ACCESS_TOKEN_EXPIRED', 'Access token has expired. …', { kind: 'unauthorized' }],
  [403, 'SIGN_UP_REJECTED', "Your sign up was rejected by an administrator's sign-up rule.", { kind: 'unauthorized' }],
  [404, 'USER_NOT_FOUND', 'User not found.', { kind: 'unknown-account' }],
  [409, 'USER_EMAIL_ALREADY_EXISTS', 'A user with email "ada@example.com" already exists.', { kind: 'conflict' }],
  [409, 'BOT_CHALLENGE_REQUIRED', 'An additional bot challenge is required before …', { kind: 'captcha-failed' }],
  [400, 'BOT_CHALLENGE_FAILED', 'Bot challenge failed.', { kind: 'captcha-failed' }],
  [
    403,
    'RESTRICTED_USER_NOT_ALLOWED',
    'The user in the access token is in restricted state. Reason: restricted_by_administrator. Please …',
    { kind: 'account-disabled' },
  ],
  [
    403,
    'RESTRICTED_USER_NOT_ALLOWED',
    'The user in the access token is in restricted state. Reason: email_not_verified. Please …',
    { kind: 'unauthorized' },
  ],
])('%i %s "%s"', (status, code, error, expected, details) => {
  expect(readError(status, { code, ...(details && { details }), error })).toStrictEqual({
    ...expected,
    code,
    message: error,
  });
});

const strictEmail = 'must match the following: "/^[^.]+(\\.[^.]+)*@.*\\.[^.][^.]+$/"';

test.each<[lines: readonly string[], Pick<BackendError, 'kind' | 'fields' | 'violations'>]>([
  [
    ['body.password must be at most 70 characters'],
    {
      kind: 'weak-password',
      fields: { password: 'must be at most 70 characters' },
      violations: [{ rule: 'max-length', limit: 70 }],
    },
  ],
  [
    ['body.new_password must be at most 70 characters'],
    {
      kind: 'weak-password',
      fields: { new_password: 'must be at most 70 characters' },
      violations: [{ rule: 'max-length', limit: 70 }],
    },
  ],
  [
    ['body.old_password must be at most 70 characters'],
    { kind: 'invalid-request', fields: { old_password: 'must be at most 70 characters' } },
  ],
  [
    ['body.password must be at most 70 characters', 'body.code must be exactly 45 characters'],
    {
      kind: 'invalid-request',
      fields: { password: 'must be at most 70 characters', code: 'must be exactly 45 characters' },
      violations: [{ rule: 'max-length', limit: 70 }],
    },
  ],
  [
    ['body.code must be exactly 45 characters'],
    { kind: 'invalid-token', fields: { code: 'must be exactly 45 characters' } },
  ],
  [
    ['body.email must be a valid email', `body.email ${strictEmail}`],
    { kind: 'invalid-email', fields: { email: 'must be a valid email' } },
  ],
  [['body.email must not be empty'], { kind: 'invalid-email', fields: { email: 'must not be empty' } }],
  [['body.email must be defined'], { kind: 'invalid-request', fields: { email: 'must be defined' } }],
  [
    [
      'body.email must be a `string` type, but the final value was: `[\n      "\\"a@b.co\\""\n    ]`.',
      'body.code must be defined',
    ],
    {
      kind: 'invalid-request',
      fields: {
        email: 'must be a `string` type, but the final value was: `[\n      "\\"a@b.co\\""\n    ]`.',
        code: 'must be defined',
      },
    },
  ],
  [
    ['headers.x-stack-refresh-token must be defined'],
    { kind: 'invalid-request', fields: { 'x-stack-refresh-token': 'must be defined' } },
  ],
  [['auth.user must be defined', 'body must be defined'], { kind: 'invalid-request' }],
  [['body contains unknown properties: a, b'], { kind: 'invalid-request' }],
])('what validation says: %j', (lines, expected) => {
  const error = ['Request validation failed on POST /x:', ...lines.map((line) => `  - ${line}`)].join('\n');

  expect(readError(400, { code: 'SCHEMA_ERROR', details: { message: error }, error })).toStrictEqual({
    ...expected,
    code: 'SCHEMA_ERROR',
    message: error,
  });
});

test.each<[number, string, Omit<BackendError, 'message'>]>([
  [400, 'User already has a password set.', { kind: 'invalid-request' }],
  [400, 'Password auth not enabled in the project', { kind: 'password-login-disabled' }],
  [403, 'OTP sign-in is not enabled for this project', { kind: 'not-configured' }],
  [
    500,
    'Something went wrong. Please make sure the data you entered is correct.\n\nRequest ID: mqjrsp3n7275e6v1',
    { kind: 'server-error', requestId: 'mqjrsp3n7275e6v1' },
  ],
])('text: %i %j', (status, text, expected) => {
  expect(readError(status, text)).toStrictEqual({ ...expected, message: text });
});
