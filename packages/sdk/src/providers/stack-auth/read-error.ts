import type { BackendError } from '../../client/backend.ts';
import { fieldsIn } from '../../client/fields-of.ts';
import { kindOf, type Meanings } from '../../client/kind-of.ts';

/** What an answer of 400 and up means; `undefined` where it is none of this backend's. */
export function readError(status: number, body: unknown): BackendError | undefined {
  // What has no code is a bare sentence of the server; a proxy's page is markup.
  if (typeof body === 'string') return body && !/^\s*</.test(body) ? readText(status, body) : undefined;
  const { code, details, error, error_description, message }: Readonly<Record<string, unknown>> = Object(body);
  if (status === 429 && typeof message === 'string') return { kind: 'rate-limited', message };
  if (typeof error !== 'string') return undefined;
  if (typeof error_description === 'string') return { kind: 'unauthorized', message: error_description, code: error };
  if (typeof code !== 'string') return undefined;
  const told = code === 'SCHEMA_ERROR' ? fieldsIn(error, LINES) : undefined;
  const [field, ...others] = Object.entries(told?.fields ?? {});
  // What is wrong with one field is the field's; what is wrong with several is the request's.
  const words = field && others.length === 0 ? field.join(' ') : error;
  return {
    kind: kindOf(MEANINGS, `${code} ${words}`, status),
    message: error,
    code,
    ...told,
    ...brokenRule(details, error),
  };
}

function readText(status: number, message: string): BackendError {
  const [, requestId] = /\nRequest ID: (\S+)/.exec(message) ?? [];
  return { kind: kindOf(MEANINGS, message, status), message, ...(requestId && { requestId }) };
}

/** A line of a `SCHEMA_ERROR` is about a field, or about the request as a whole; it may go on below, further in. */
const LINES = /\n {2}- (?:body|headers|query|params)\.(\S+) (.+(?:\n {4}.*)*)/g;

/** The least length is a handler's, the most is the schema's. (The code for too long a password is in the SDK's catalogue only.) */
function brokenRule(details: unknown, error: string): Pick<BackendError, 'violations'> | undefined {
  const { min_length }: { readonly min_length?: unknown } = Object(details);
  if (typeof min_length === 'number')
    return { violations: [{ rule: 'min-length', limit: min_length, message: error }] };
  const [, most] = /(?:\.(?:new_)?password must be at most|^Password too.*) (\d+)/.exec(error) ?? [];
  return most ? { violations: [{ rule: 'max-length', limit: Number(most) }] } : undefined;
}

/** What codes and sentences say beyond their status. */
const MEANINGS: Meanings = [
  ['expired-token', /^VERIFICATION_CODE_EXP/],
  ['used-token', /^VERIFICATION_CODE_ALR/],
  ['too-many-attempts', /^VERIFICATION_CODE_MAX/],
  ['invalid-token', /^(VERIFICATION_CODE_|INVALID_(TOTP|AUTH)|SCHEMA_ERROR code must be ex)/],
  ['weak-password', /^(PASSWORD_TOO_|SCHEMA_ERROR (new_)?password must be at)/],
  ['invalid-email', /^SCHEMA_ERROR (primary_)?email must (be a |match|not)/],
  ['redirect-not-allowed', /^REDIRECT_/],
  ['password-login-disabled', /^(PASSWORD_AUTH|USER_DOES_NOT_HAVE|Password auth )/],
  ['not-configured', /^(BRANCH_|CURRENT_PROJECT_|\w+_NOT_ENABLED|[\w -]+ not enabled )/],
  ['unknown-account', /^USER_(ID_DOES_)?NOT_/],
  ['unauthorized', /^(EMAIL_PASSWORD_|PASSWORD_CONF|MULTI_|CANNOT_GET_OWN_|INVALID_OAUTH_|[A-Z_]*ACCESS_TYPE)/],
  // It is no conflict that a 409 asks for a captcha.
  ['invalid-request', /^BOT_/],
];
