import { expect, test } from 'vitest';
import type { BackendError } from '../../client/backend.ts';
import { readError } from './read-error.ts';

const form = 'An error occurred while validating the submitted data.';
const said = (status: number, message: string, data: object = {}) => ({ data, message, status });
const badToken = { code: 'validation_invalid_token', message: 'Invalid or expired token.' };
const between = 'The length must be between 8 and 255.';
const short = { code: 'validation_length_out_of_range', message: between, params: { max: 255, min: 8 } };
const blank = { code: 'validation_required', message: 'Cannot be blank.' };
const shortRules = [
  { rule: 'min-length', limit: 8, message: between },
  { rule: 'max-bytes', limit: 255, message: between },
] as const;

const unfit = (code: string, message: string) => ({ password: { code: `validation_${code}`, message } });
const weak = (code: string, message: string, violation: object): BackendError => ({
  kind: 'weak-password',
  message,
  code: `validation_${code}`,
  fields: { password: message },
  violations: [{ ...violation, message } as never],
});
const notSet = 'Failed to set new password.';

test.each<[status: number, body: unknown, BackendError]>([
  ...(['password', 'oldPassword'] as const).map((field): [number, unknown, BackendError] => {
    const code = field === 'password' ? 'validation_invalid_password' : 'validation_invalid_old_password';
    const message = 'Missing or invalid password.';
    const violations = field === 'password' ? { violations: [] } : {};
    const error: BackendError = { kind: 'unauthorized', message, code, fields: { [field]: message }, ...violations };
    return [400, said(400, form, { [field]: { code, message } }), error];
  }),
  ...['Invalid or expired OTP.', 'Invalid or expired MFA session.'].map((message): [number, unknown, BackendError] => [
    400,
    said(400, message),
    { kind: 'invalid-token', message },
  ]),
  [
    400,
    said(400, form, { newEmail: blank }),
    { kind: 'invalid-email', message: blank.message, code: blank.code, fields: { newEmail: blank.message } },
  ],
  [
    400,
    said(400, form, { token: badToken }),
    { kind: 'invalid-token', message: badToken.message, code: badToken.code, fields: { token: badToken.message } },
  ],
  [
    400,
    said(400, form, { password: short, token: badToken }),
    {
      kind: 'invalid-token',
      message: between,
      code: short.code,
      fields: { password: between, token: badToken.message },
      violations: shortRules,
    },
  ],
  [
    400,
    said(400, form, { password: short }),
    {
      kind: 'weak-password',
      message: between,
      code: short.code,
      fields: { password: between },
      violations: shortRules,
    },
  ],
  [
    400,
    said(400, form, { password: blank, passwordConfirm: blank }),
    {
      kind: 'weak-password',
      message: blank.message,
      code: blank.code,
      fields: { password: blank.message, passwordConfirm: blank.message },
      violations: [{ rule: 'min-length', limit: 1, message: blank.message }],
    },
  ],
  [
    400,
    said(400, notSet, unfit('max_text_constraint', 'Must be less than 71 character(s).')),
    weak('max_text_constraint', 'Must be less than 71 character(s).', { rule: 'max-length', limit: 71 }),
  ],
  [
    400,
    said(400, notSet, unfit('min_text_constraint', 'Must be at least 8 character(s).')),
    weak('min_text_constraint', 'Must be at least 8 character(s).', { rule: 'min-length', limit: 8 }),
  ],
  [
    400,
    said(400, notSet, unfit('invalid_value', 'Invalid value.')),
    weak('invalid_value', 'Invalid value.', { rule: 'max-bytes', limit: 72 }),
  ],
  [
    400,
    said(400, notSet, unfit('invalid_format', 'Invalid value format.')),
    weak('invalid_format', 'Invalid value format.', { rule: 'characters' }),
  ],
  [
    400,
    said(400, form, { email: blank }),
    { kind: 'invalid-email', message: blank.message, code: blank.code, fields: { email: blank.message } },
  ],
  [
    400,
    said(400, 'The collection is not configured to allow password authentication.'),
    {
      kind: 'password-login-disabled',
      message: 'The collection is not configured to allow password authentication.',
    },
  ],
  [400, said(400, 'Failed to authenticate.'), { kind: 'unauthorized', message: 'Failed to authenticate.' }],
  [
    404,
    said(404, 'Missing or invalid collection context.'),
    { kind: 'not-configured', message: 'Missing or invalid collection context.' },
  ],
  [
    404,
    said(404, "The requested resource wasn't found."),
    { kind: 'not-found', message: "The requested resource wasn't found." },
  ],
  [401, { mfaId: '81w4e0qm67t3cpn' }, { kind: 'second-factor-required', message: 'MFA required' }],
  [429, said(429, 'Too Many Requests.'), { kind: 'rate-limited', message: 'Too Many Requests.' }],
])('%i %j', (status, body, expected) => {
  expect(readError(status, body)).toStrictEqual(expected);
});

test('a sign-in without a password is no weak password', () => {
  expect(readError(400, said(400, form, { password: blank }))?.kind).toBe('invalid-request');
});

test.each([
  [400, {}],
  [400, { message: 'x' }],
  [502, said(400, 'x')],
  [500, '<html>'],
  [400, null],
])('does not know %i %j', (status, body) => {
  expect(readError(status, body)).toBeUndefined();
});
