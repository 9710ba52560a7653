import type { BackendError } from '../../client/backend.ts';
import { fieldsIn } from '../../client/fields-of.ts';
import { kindOf, type Meanings } from '../../client/kind-of.ts';
import { rulesIn } from './password-rules.ts';

/** Reads an answer of 400 and up. Returns `undefined` if the body is not one of this backend. */
export function readError(status: number, body: unknown): BackendError | undefined {
  const { error, message: plain, authEmulator }: Readonly<Record<string, unknown>> = Object(body);
  const { error: said }: { readonly error?: unknown } = Object(authEmulator);
  if (typeof said === 'string') return { kind: kindOf(LINKS, said, status), message: said };
  // Express's own errors, and those of a wrong method.
  if (error === undefined && typeof plain === 'string') return { kind: kindOf([], plain, status), message: plain };
  const { message, status: state }: Readonly<Record<string, unknown>> = Object(error);
  if (typeof message !== 'string') return undefined;
  // `CODE`, or `CODE : sentence`. Other sentences have no code but Google's status.
  const [, code, sentence] = /^([A-Z]+(?:_[A-Z]+)+)(?: : (.*))?$/s.exec(message) ?? [];
  const kind = kindOf(MEANINGS, message, status);
  return {
    kind,
    message: sentence ?? message,
    ...(code ? { code } : typeof state === 'string' && { code: state }),
    ...(kind === 'weak-password' && { violations: rulesIn(message) }),
    ...(kind === 'invalid-email' && { fields: { email: sentence ?? message } }),
    ...fieldsIn(message, FIELD),
  };
}

/** `Invalid JSON payload received. /email must be string` */
const FIELD = /^Invalid JSON payload received\. \/(\S+) (must .+)$/g;

/** What the emulator's page for mailed links says. */
const LINKS: Meanings = [['invalid-token', /has expired or|does not match/]];

/** The kinds of codes. Almost all come with the status 400. */
const MEANINGS: Meanings = [
  ['expired-token', /^EXPIRED_OOB/],
  // Used codes are unknown ones. So are those of a deleted account.
  ['invalid-token', /^(INVALID|MISSING)_OOB/],
  ['weak-password', /^(WEAK_PASS|PASSWORD_DOES_NOT)/],
  ['invalid-email', /^(INVALID_EMAIL|MISSING_EMAIL|INVALID_NEW_EMAIL|INVALID_IDENTIFIER)/],
  ['unknown-account', /^(EMAIL|USER)_NOT_FOUND/],
  ['account-disabled', /^USER_DISABLED/],
  ['redirect-not-allowed', /^(INVALID_CONTINUE|UNAUTHORIZED_DOMAIN)/],
  ['rate-limited', /^(TOO_MANY_ATT|RESET_PASSWORD_EXC|QUOTA_EXC)/],
  ['conflict', /^(EMAIL_EXISTS|DUPLICATE_|PHONE_NUMBER_EXISTS|FEDERATED_USER_ID_ALR)/],
  ['session-ended', /^(TOKEN_EXPIRED|INVALID_REFRESH|INVALID_ID_T)/],
  ['unauthorized', /^(INVALID_LOGIN|INVALID_PASSWORD|INSUFFICIENT_PERM|MISSING_ID_T)/],
  // An address that an account may not have yet is refused in the same words.
  ['password-login-disabled', /^(PASSWORD_LOGIN_D|OPERATION_NOT_A(?!.*verify)|ADMIN_ONLY)/],
  ['captcha-failed', /^(CAPTCHA|MISSING_RECAPTCHA|INVALID_RECAPTCHA)/],
  ['not-configured', /^(The request is missing a valid API key|API key not|CONFIGURATION_NOT|PROJECT_)/],
];
