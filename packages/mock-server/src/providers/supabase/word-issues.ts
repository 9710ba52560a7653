import type * as z from 'zod/mini';
import { valueAt } from '../../core/value-at.ts';
import type { OperationId } from './backend.ts';
import { badJson, type Failure, invalid } from './errors.ts';
import { challengeIssue, firstMessage } from './field-issues.ts';

type Issue = z.core.$ZodIssue;

/** What the words of Go's parser depend on, besides the body. */
export interface Parsed {
  readonly operation: string | undefined;
  readonly query: unknown;
}

/** Names of Go's structs for the body of `token`, and the fields that each grant reads. */
const grants: Readonly<Record<string, { readonly struct: string; readonly fields: readonly string[] }>> = {
  password: { struct: 'PasswordGrantParams', fields: ['email', 'phone', 'password'] },
  refresh_token: { struct: 'RefreshTokenGrantParams', fields: ['refresh_token'] },
  pkce: { struct: 'PKCEGrantParams', fields: ['auth_code', 'code_verifier'] },
  id_token: { struct: 'IdTokenGrantParams', fields: ['id_token', 'provider', 'client_id', 'issuer'] },
};

/** A field that the server reads for captchas alone, of any type while they are off. */
const captchaField = 'gotrue_meta_security';

/** Names of Go's structs, for the message about a wrong type. */
const structs: Readonly<Record<string, string | undefined>> = {
  resetPasswordForEmail: 'RecoverParams',
  verifyOtp: 'VerifyParams',
  updateUser: 'UserUpdateParams',
  signUp: 'SignupParams',
  signInWithOtp: 'OtpParams',
  sendMagicLink: 'MagicLinkParams',
  resend: 'ResendConfirmationParams',
  generateLink: 'GenerateLinkParams',
  inviteUser: 'InviteParams',
  createUser: 'AdminUserParams',
  updateUserById: 'AdminUserParams',
  deleteUser: 'adminUserDeleteParams',
  enrollFactor: 'EnrollFactorParams',
  verifyFactor: 'VerifyFactorParams',
  updateFactorById: 'adminUserUpdateFactorParams',
};

/** Fields that handlers check themselves, because only they know the order of these checks. */
const late: Readonly<Partial<Record<OperationId, readonly string[]>>> = {
  signUp: ['email', 'code_challenge'],
  signInWithOtp: ['email', 'code_challenge'],
  sendMagicLink: ['email', 'code_challenge'],
  resend: ['email', 'code_challenge'],
  updateUser: ['code_challenge'],
  generateLink: ['type'],
  createUser: ['id'],
  verifyFactor: ['challenge_id'],
};

/** The message for a missing field, by operation and field. */
const missing: Readonly<Partial<Record<OperationId, Readonly<Record<string, string>>>>> = {
  resetPasswordForEmail: { email: 'Password recovery requires an email' },
  verifyOtp: { type: 'Verify requires a verification type' },
  signUp: { password: 'Signup requires a valid password' },
  resend: { type: 'Missing one of these types: signup, email_change, sms, phone_change' },
  generateLink: { email: 'An email address is required' },
  inviteUser: { email: 'An email address is required' },
  enrollFactor: { factor_type: 'factor_type needs to be totp, phone, or webauthn' },
  verifyFactor: { code: 'Code needs to be non-empty' },
};

const goTypes: Readonly<Record<string, string>> = {
  boolean: 'bool',
  object: 'map[string]interface {}',
  record: 'map[string]interface {}',
};

/** The message for the first field of a wrong type, in the words of Go's parser. */
export function wordWrongType(
  parsed: Parsed,
  issues: readonly Issue[],
  body: unknown,
): Failure<400, 'bad_json'> | undefined {
  const wrongType = issues.find((issue) => isRead(issue, parsed) && isWrongType(issue, body));
  return wrongType && badJson(wordType(structOf(parsed), wrongType, valueAt(body, wrongType.path)));
}

/** The message for a number that no double holds, if a field for data of any kind has one. */
export function wordOverflow(parsed: Parsed, body: unknown, literal: string): Failure<400, 'bad_json'> | undefined {
  const fields: object = Object(body);
  const field = ['data', 'user_metadata', 'app_metadata'].find((name) => isInfinite(Reflect.get(fields, name)));
  if (field === undefined) return undefined;
  return badJson(
    `json: cannot unmarshal number ${literal} into Go struct field ${structOf(parsed)}.${field} of type float64`,
  );
}

function isInfinite(value: unknown): boolean {
  if (typeof value === 'number') return !Number.isFinite(value);
  return typeof value === 'object' && value !== null && Object.values(value).some(isInfinite);
}

/** Whether the server reads the field that an issue is about. Each grant of `token` reads its own fields. */
function isRead({ path: [field] }: Issue, { operation, query }: Parsed): boolean {
  if (field === captchaField) return false;
  const read = operation === 'token' ? grantOf(query)?.fields : undefined;
  return field === undefined || read === undefined || read.includes(String(field));
}

function structOf({ operation, query }: Parsed): string {
  const name = operation === 'token' ? grantOf(query)?.struct : structs[operation ?? ''];
  return name ?? 'Params';
}

function grantOf(query: unknown): (typeof grants)[string] | undefined {
  const { grant_type: grantType }: { grant_type?: unknown } = Object(query);
  return grants[String(grantType)];
}

/** The message for the first problem of a body whose types are right, in GoTrue's words. */
export function wordIssues(
  operation: OperationId,
  issues: readonly Issue[],
  body: unknown,
  query: unknown,
): Failure<400, 'validation_failed'> | undefined {
  const read = issues.filter((issue) => isRead(issue, { operation, query }));
  const due = read.filter(({ path: [field] }) => !late[operation]?.includes(String(field)));
  const [first] = due;
  if (!first) return undefined;
  const field = String(first.path[0]);
  if (field === 'code_challenge') return invalid(challengeIssue(Object(body)) ?? first.message);
  const absent = missing[operation]?.[field];
  if (absent !== undefined && (valueAt(body, first.path) === undefined || first.code === 'invalid_value'))
    return invalid(absent);
  return invalid(firstMessage(due.filter(({ path }) => path[0] === field)) ?? first.message);
}

function isWrongType(issue: Issue, body: unknown): boolean {
  const value = valueAt(body, issue.path);
  if (value === undefined) return false;
  return issue.code === 'invalid_type' || (issue.code === 'invalid_value' && typeof value !== 'string');
}

function wordType(struct: string, issue: Issue, value: unknown): string {
  const kind = Array.isArray(value) ? 'array' : goKind(value);
  if (issue.path.length === 0) return `json: cannot unmarshal ${kind} into Go value of type api.${struct}`;
  const expected = issue.code === 'invalid_type' ? issue.expected : 'string';
  const type = goTypes[expected] ?? expected;
  return `json: cannot unmarshal ${kind} into Go struct field ${struct}.${issue.path.join('.')} of type ${type}`;
}

function goKind(value: unknown): string {
  return typeof value === 'boolean' ? 'bool' : typeof value;
}
