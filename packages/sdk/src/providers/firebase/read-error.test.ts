import { expect, test } from 'vitest';
import type { BackendError } from '../../client/backend.ts';
import { readError } from './read-error.ts';

const requirements =
  'Missing password requirements: [Password must contain at least 12 characters, Password may contain at most 64 characters, Password must contain a lower case character, Password must contain an upper case character, Password must contain a numeric character, Password must contain a non-alphanumeric character]';
const special = '[\\^$*.[\\]{}()?"!@#%&/\\\\,><\':;|_~]';

/** A refusal in Google's envelope. */
const said = (message: string, status?: string, code = 400) => ({
  error: { code, message, errors: [{ message, reason: 'invalid', domain: 'global' }], ...(status && { status }) },
});

test.each<[string, BackendError['kind']]>([
  ['EXPIRED_OOB_CODE', 'expired-token'],
  ['INVALID_OOB_CODE', 'invalid-token'],
  ['MISSING_OOB_CODE', 'invalid-token'],
  ['EMAIL_NOT_FOUND', 'unknown-account'],
  ['USER_NOT_FOUND', 'unknown-account'],
  ['USER_DISABLED', 'account-disabled'],
  ['RESET_PASSWORD_EXCEED_LIMIT', 'rate-limited'],
  ['TOO_MANY_ATTEMPTS_TRY_LATER', 'rate-limited'],
  ['EMAIL_EXISTS', 'conflict'],
  ['TOKEN_EXPIRED', 'session-ended'],
  ['INVALID_LOGIN_CREDENTIALS', 'unauthorized'],
  ['INVALID_PASSWORD', 'unauthorized'],
  ['PASSWORD_LOGIN_DISABLED', 'password-login-disabled'],
  ['OPERATION_NOT_ALLOWED', 'password-login-disabled'],
  ['MISSING_REQ_TYPE', 'invalid-request'],
  ['CAPTCHA_CHECK_FAILED', 'captcha-failed'],
])('%s is %s', (code, kind) => {
  expect(readError(400, said(code))).toStrictEqual({ kind, message: code, code });
});

test.each<[number, unknown, BackendError]>([
  [
    400,
    said('INVALID_CONTINUE_URI : ((expected an absolute URI with valid scheme and host))'),
    {
      kind: 'redirect-not-allowed',
      message: '((expected an absolute URI with valid scheme and host))',
      code: 'INVALID_CONTINUE_URI',
    },
  ],
  [
    400,
    said('OPERATION_NOT_ALLOWED : Please verify the new email before changing email.'),
    {
      kind: 'invalid-request',
      message: 'Please verify the new email before changing email.',
      code: 'OPERATION_NOT_ALLOWED',
    },
  ],
  [
    400,
    said('WEAK_PASSWORD : Password should be at least 6 characters'),
    {
      kind: 'weak-password',
      message: 'Password should be at least 6 characters',
      code: 'WEAK_PASSWORD',
      violations: [{ rule: 'min-length', limit: 6, message: 'Password should be at least 6 characters' }],
    },
  ],
  [
    400,
    said(`PASSWORD_DOES_NOT_MEET_REQUIREMENTS : ${requirements}`),
    {
      kind: 'weak-password',
      message: requirements,
      code: 'PASSWORD_DOES_NOT_MEET_REQUIREMENTS',
      violations: [
        { rule: 'min-length', limit: 12, message: 'Password must contain at least 12 characters' },
        { rule: 'max-length', limit: 64, message: 'Password may contain at most 64 characters' },
        { rule: 'lowercase', pattern: '[a-z]', message: 'Password must contain a lower case character' },
        { rule: 'uppercase', pattern: '[A-Z]', message: 'Password must contain an upper case character' },
        { rule: 'digit', pattern: '[0-9]', message: 'Password must contain a numeric character' },
        { rule: 'special', pattern: special, message: 'Password must contain a non-alphanumeric character' },
      ],
    },
  ],
  [
    400,
    said('MISSING_EMAIL'),
    { kind: 'invalid-email', message: 'MISSING_EMAIL', code: 'MISSING_EMAIL', fields: { email: 'MISSING_EMAIL' } },
  ],
  [
    400,
    said('Invalid JSON payload received. /email must be string', 'INVALID_ARGUMENT'),
    {
      kind: 'invalid-request',
      message: 'Invalid JSON payload received. /email must be string',
      code: 'INVALID_ARGUMENT',
      fields: { email: 'must be string' },
    },
  ],
  [
    403,
    said('The request is missing a valid API key.', 'PERMISSION_DENIED', 403),
    { kind: 'not-configured', message: 'The request is missing a valid API key.', code: 'PERMISSION_DENIED' },
  ],
  [
    401,
    said('Request had invalid …', 'UNAUTHENTICATED', 401),
    { kind: 'unauthorized', message: 'Request had invalid …', code: 'UNAUTHENTICATED' },
  ],
  [404, said('Not Found', 'NOT_FOUND', 404), { kind: 'not-found', message: 'Not Found', code: 'NOT_FOUND' }],
  [
    405,
    { message: 'Method GET not allowed for /x' },
    { kind: 'invalid-request', message: 'Method GET not allowed for /x' },
  ],
  [
    400,
    { authEmulator: { error: 'Your request to reset your password has expired or the link has already been used.' } },
    {
      kind: 'invalid-token',
      message: 'Your request to reset your password has expired or the link has already been used.',
    },
  ],
])('%i %j', (status, body, expected) => {
  expect(readError(status, body)).toStrictEqual(expected);
});

test.each([undefined, null, 'Bad gateway', {}, { error: 'x' }, { error: {} }])('%j is not of this backend', (body) => {
  expect(readError(502, body)).toBeUndefined();
});
