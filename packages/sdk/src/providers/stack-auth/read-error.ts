import type { BackendError } from '../../client/backend.ts';
import { type AnsweredKind, kindOfStatus } from '../../client/error.ts';

/** What an answer of 400 and up means; `undefined` where it is none of this backend's. */
export function readError(status: number, body: unknown): BackendError | undefined {
  // What has no code is a bare sentence of the server; a proxy's page is markup.
  if (typeof body === 'string')
    return body && !/^\s*</.test(body) ? { kind: kindOfText(status, body), message: body } : undefined;
  const { code, error, error_description, message } = Object(body) as Readonly<Record<string, unknown>>;
  if (status === 429 && typeof message === 'string') return { kind: 'rate-limited', message };
  if (typeof error !== 'string') return undefined;
  if (typeof error_description === 'string') return { kind: 'unauthorized', message: error_description, code: error };
  if (typeof code !== 'string') return undefined;
  return { kind: kindOf(status, code, error), message: error, code };
}

/** Codes that say more than their status. The first that fits is taken. */
const KINDS: readonly (readonly [kind: AnsweredKind, code: RegExp])[] = [
  ['invalid-token', /^VERIFICATION_CODE_|^INVALID_TOTP|^INVALID_AUTHORIZATION_CODE/],
  ['weak-password', /^PASSWORD_TOO_/],
  ['redirect-not-allowed', /^REDIRECT_URL_/],
  ['not-configured', /_NOT_ENABLED$|^BRANCH_|^CURRENT_PROJECT_/],
  ['unknown-account', /^USER_(ID_DOES_)?NOT_(FOUND|EXIST)$/],
  ['unauthorized', /^EMAIL_PASSWORD_|^MULTI_FACTOR_|^CANNOT_GET_OWN_|_MISMATCH$|^INVALID_OAUTH_|ACCESS_TYPE/],
];

/** What is wrong with one field is the field's; what is wrong with several is the request's. */
const SCHEMA: readonly (readonly [kind: AnsweredKind, lines: RegExp])[] = [
  ['weak-password', /^[^\n]*\n {2}- body\.(new_)?password must be at most [^\n]*$/],
  ['invalid-email', /^[^\n]*(\n {2}- body\.(primary_)?email must (be a valid email|match|not be empty)[^\n]*)+$/],
  ['invalid-token', /^[^\n]*\n {2}- body\.code must be exactly [^\n]*$/],
];

function kindOf(status: number, code: string, sentence: string): AnsweredKind {
  const [kinds, text] = code === 'SCHEMA_ERROR' ? [SCHEMA, sentence] : [KINDS, code];
  return kinds.find(([, pattern]) => pattern.test(text))?.[0] ?? kindOfStatus(status);
}

function kindOfText(status: number, sentence: string): AnsweredKind {
  return / not enabled /.test(sentence) ? 'not-configured' : kindOfStatus(status);
}
