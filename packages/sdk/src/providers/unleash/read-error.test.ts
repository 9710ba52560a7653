import { expect, test } from 'vitest';
import type { BackendError } from '../../client/backend.ts';
import { readError } from './read-error.ts';

const id = '9c5e1f0a-3b7d-4c62-8e14-d0a6b95f2c37';
const invalid =
  'Request validation failed: your request body or params contain invalid data. Refer to the `details` list for more information.';
const noEmail = 'The `/body/email` property is required. It was not present on the data you sent.';
const extra =
  'The `/body` object of the request body does not allow additional properties. Your request included the `/body/redirectUrl` property.';
const tooShort = 'The password must be at least 10 characters long.';
const noUpper = 'The password must contain at least one uppercase letter.';
const used = "You've previously used this password. Please use a new password.";
const empty = 'Password cannot be empty or undefined';

/** A refusal as Unleash's handlers send it. */
const said = (name: string, message: string, detail: object = {}) => ({
  name,
  message,
  details: [{ message, ...detail }],
});

test.each<[number, unknown, BackendError]>([
  [
    401,
    said('InvalidTokenError', 'Token was not valid'),
    { kind: 'invalid-token', code: 'InvalidTokenError', message: 'Token was not valid' },
  ],
  [
    403,
    said('UsedTokenError', 'Token was already used at Fri Jan 02 2026'),
    { kind: 'used-token', code: 'UsedTokenError', message: 'Token was already used at Fri Jan 02 2026' },
  ],
  [
    400,
    said('OwaspValidationError', tooShort, { validationErrors: [tooShort, noUpper] }),
    {
      kind: 'weak-password',
      code: 'OwaspValidationError',
      message: tooShort,
      violations: [
        { rule: 'min-length', limit: 10, message: tooShort },
        { rule: 'uppercase', pattern: '[A-Z]', message: noUpper },
      ],
    },
  ],
  [
    400,
    said('PasswordUndefinedError', empty, { validationErrors: [] }),
    {
      kind: 'weak-password',
      code: 'PasswordUndefinedError',
      message: empty,
      violations: [{ rule: 'min-length', limit: 10, message: empty }],
    },
  ],
  [
    400,
    said('PasswordPreviouslyUsedError', used),
    {
      kind: 'same-password',
      code: 'PasswordPreviouslyUsedError',
      message: used,
      violations: [{ rule: 'not-reused', message: used }],
    },
  ],
  [
    404,
    said('NotFoundError', 'No user found'),
    { kind: 'unknown-account', code: 'NotFoundError', message: 'No user found' },
  ],
  [
    400,
    { id, name: 'BadDataError', message: invalid, details: [{ path: '/body/email', message: noEmail }] },
    {
      kind: 'invalid-request',
      code: 'BadDataError',
      message: invalid,
      fields: { email: noEmail },
      requestId: id,
    },
  ],
  [
    400,
    { id, name: 'BadDataError', message: invalid, details: [{ path: '/body/redirectUrl', message: extra }] },
    {
      kind: 'invalid-request',
      code: 'BadDataError',
      message: invalid,
      fields: { redirectUrl: extra },
      requestId: id,
    },
  ],
  [
    400,
    { id, name: 'BadDataError', message: invalid, details: [{ message: 'It must be object.', path: '/body' }] },
    { kind: 'invalid-request', code: 'BadDataError', message: invalid, requestId: id },
  ],
  [
    400,
    {
      name: 'BadDataError',
      message: invalid,
      details: [{ message: '"value" must be a valid email. You provided "x".' }],
    },
    {
      kind: 'invalid-email',
      code: 'BadDataError',
      message: invalid,
      fields: { email: '"value" must be a valid email. You provided "x".' },
    },
  ],
  [
    400,
    said('BadDataError', 'Request validation failed: …: User already exists'),
    { kind: 'conflict', code: 'BadDataError', message: 'Request validation failed: …: User already exists' },
  ],
  [
    401,
    said('PasswordMismatch', 'The combination of password and username you provided is invalid.'),
    {
      kind: 'unauthorized',
      code: 'PasswordMismatch',
      message: 'The combination of password and username you provided is invalid.',
    },
  ],
  [
    422,
    said('DisabledError', 'Logging in with username/password has been disabled.'),
    {
      kind: 'password-login-disabled',
      code: 'DisabledError',
      message: 'Logging in with username/password has been disabled.',
    },
  ],
  [
    429,
    said('RateLimitError', 'You can only send one new reset password email per minute, per user.'),
    {
      kind: 'rate-limited',
      code: 'RateLimitError',
      message: 'You can only send one new reset password email per minute, per user.',
      retryAfterMs: 60_000,
    },
  ],
  [
    429,
    'Too many requests, please try again later.',
    { kind: 'rate-limited', message: 'Too many requests, please try again later.' },
  ],
  [
    403,
    { message: 'invalid token: expected a different token type for this endpoint' },
    { kind: 'not-configured', message: 'invalid token: expected a different token type for this endpoint' },
  ],
  [
    500,
    said('UnknownError', 'Can only find users with id, username or email.'),
    {
      kind: 'invalid-email',
      code: 'UnknownError',
      message: 'Can only find users with id, username or email.',
      fields: { email: 'Can only find users with id, username or email.' },
    },
  ],
  [400, '', { kind: 'invalid-request', message: 'Unleash refused without a reason' }],
])('%i %j', (status, body, expected) => {
  expect(readError(status, body)).toStrictEqual(expected);
});
