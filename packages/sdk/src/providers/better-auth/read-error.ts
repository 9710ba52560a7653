import type { BackendError } from '../../client/backend.ts';
import { type AnsweredKind, kindOfStatus } from '../../client/error.ts';
import { fieldsOf } from '../../client/fields-of.ts';
import { own } from '../../client/own.ts';
import { passwordRules } from './password-rules.ts';

/** Reads an answer of 400 and up. Returns `undefined` if the body is not one of this backend. */
export function readError(status: number, body: unknown): BackendError | undefined {
  // Its router says nothing of a path that is not there, nor does it of its own failures.
  if (!body && (status === 404 || status === 500))
    return { kind: kindOfStatus(status), message: 'better-auth answered nothing' };
  const { message, code }: Readonly<Record<string, unknown>> = Object(asJson(status, body));
  if (typeof message !== 'string') return undefined;
  if (typeof code !== 'string') return { kind: kindOfStatus(status), message };
  const fields = problemsIn(code === 'INVALID_EMAIL' ? `[body.email] ${message}` : message);
  const kind = own(KINDS, code) ?? (fields.some(isBadEmail) ? 'invalid-email' : kindOfStatus(status));
  const [rule] = passwordRules.filter((one) => code === RULES[one.rule]);
  return {
    kind,
    message,
    code,
    ...fieldsOf(fields),
    // better-auth does not say which length an app asks for.
    ...(rule && { violations: [{ rule: rule.rule, message }] }),
  };
}

/** 1.7.1 labels the JSON of a limit as text. Paths that an app has switched off answer with a text. */
function asJson(status: number, body: unknown): unknown {
  if (typeof body !== 'string') return body;
  if (status === 404 && body === 'Not Found') return { message: body };
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}

/** The problems in a sentence such as `[body.email] Invalid email address; [body.token] …`, by field. */
function problemsIn(message: string): readonly (readonly [field: string, problem: string])[] {
  return message.split('; ').flatMap((part) => {
    const [, field, problem] = /^\[(?:body|query)\.([^\]]+)\] (.+)$/.exec(part) ?? [];
    return field && problem ? [[field, problem] as const] : [];
  });
}

function isBadEmail([field, problem]: readonly [string, string]): boolean {
  return field === 'email' && problem === 'Invalid email address';
}

/** The kinds of codes, where the status alone does not tell. */
const KINDS: Readonly<Record<string, AnsweredKind>> = {
  INVALID_EMAIL: 'invalid-email',
  INVALID_REDIRECT_URL: 'redirect-not-allowed',
  INVALID_TOKEN: 'invalid-token',
  INVALID_OTP: 'invalid-token',
  OTP_EXPIRED: 'expired-token',
  TOKEN_EXPIRED: 'expired-token',
  TOO_MANY_ATTEMPTS: 'too-many-attempts',
  PASSWORD_TOO_SHORT: 'weak-password',
  PASSWORD_TOO_LONG: 'weak-password',
  USER_NOT_FOUND: 'unknown-account',
  RESET_PASSWORD_DISABLED: 'not-configured',
  VERIFICATION_EMAIL_NOT_ENABLED: 'not-configured',
  MISSING_OR_NULL_ORIGIN: 'not-configured',
  INVALID_ORIGIN: 'not-configured',
  EMAIL_PASSWORD_DISABLED: 'password-login-disabled',
  CREDENTIAL_ACCOUNT_NOT_FOUND: 'password-login-disabled',
  USER_ALREADY_EXISTS_USE_ANOTHER_EMAIL: 'conflict',
};

/** The codes of broken rules. */
const RULES = { 'min-length': 'PASSWORD_TOO_SHORT', 'max-length': 'PASSWORD_TOO_LONG' } as const;
