/**
 * An error reply in the new form. The stage `envelope` rewrites it for requests that did not ask for the new form.
 * Distributes over a union of statuses.
 */
export type Failure<Status extends number, Code extends string> = Status extends number
  ? { readonly status: Status; readonly body: { readonly code: Code; readonly message: string } }
  : never;

/** Why a password is too weak, in this order. */
export type WeakPasswordReason = 'length' | 'characters';

/** The rules that a weak password breaks, and the sentence for them. */
export interface Weakness {
  readonly message: string;
  readonly reasons: WeakPasswordReason[];
}

/** The 422 for a weak password: the only error with a field besides code and sentence. */
export interface WeakPasswordFailure {
  readonly status: 422;
  readonly body: {
    readonly code: 'weak_password';
    readonly message: string;
    readonly weak_password: { reasons: WeakPasswordReason[] };
  };
}

/** An error reply. */
export function failure<Status extends number, Code extends string>(
  status: Status,
  code: Code,
  message: string,
): Failure<Status, Code> {
  return { status, body: { code, message } } as Failure<Status, Code>;
}

/** 400: a value is missing or malformed, or values contradict each other. */
export function invalid(message: string): Failure<400, 'validation_failed'> {
  return failure(400, 'validation_failed', message);
}

/** 400: the body does not parse. The sentence is that of Go's parser. */
export function badJson(detail: string): Failure<400, 'bad_json'> {
  return failure(400, 'bad_json', `Could not parse request body as JSON: ${detail}`);
}

/** 403 for a token that is not a JWT of this project. */
export function badJwt(message: string): Failure<403, 'bad_jwt'> {
  return failure(403, 'bad_jwt', message);
}

/** 403 for every invalid token of a link. The reply does not reveal why it is invalid. */
export function linkExpired(): Failure<403, 'otp_expired'> {
  return failure(403, 'otp_expired', 'Email link is invalid or has expired');
}

/** 403 for every invalid code, also for an unknown address. The reply does not reveal why it is invalid. */
export function otpExpired(): Failure<403, 'otp_expired'> {
  return failure(403, 'otp_expired', 'Token has expired or is invalid');
}

/** 422 (400 on /recover and sign-up): sign-in by e-mail is disabled. */
export function emailDisabled<Status extends 400 | 422>(
  status: Status,
  what: 'logins' | 'signups',
): Failure<Status, 'email_provider_disabled'> {
  return failure(status, 'email_provider_disabled', `Email ${what} are disabled`);
}

/** 422: sign-ups are disabled. */
export function signUpDisabled(): Failure<422, 'signup_disabled'> {
  return failure(422, 'signup_disabled', 'Signups not allowed for this instance');
}

/** The refusal of a banned account. The status depends on the endpoint. */
export function banned<Status extends 400 | 403>(
  status: Status,
  message: string = 'User is banned',
): Failure<Status, 'user_banned'> {
  return failure(status, 'user_banned', message);
}

/** 422: another account has the address. */
export function emailExists(): Failure<422, 'email_exists'> {
  return failure(422, 'email_exists', 'A user with this email address has already been registered');
}

/** 429: one client address has sent too many requests, of any kind. */
export function tooManyRequests(): Failure<429, 'over_request_rate_limit'> {
  return failure(429, 'over_request_rate_limit', 'Request rate limit reached');
}

/** 422 for a password that breaks the current rules. */
export function weakPassword({ message, reasons }: Weakness): WeakPasswordFailure {
  return { status: 422, body: { code: 'weak_password', message, weak_password: { reasons } } };
}

/** 500 with a sentence of the server. Unexpected errors are thrown instead: they have no `x-sb-error-code`. */
export function unexpectedFailure(message: string): Failure<500, 'unexpected_failure'> {
  return failure(500, 'unexpected_failure', message);
}

/** 500 for an error that the server did not foresee, without an id in the old form and without `x-sb-error-code`. */
export function internalServerError(): Failure<500, 'unexpected_failure'> {
  return failure(500, 'unexpected_failure', 'Internal Server Error');
}

/** 500 in the old form, with the database's own text. */
export function duplicateKey(): {
  readonly status: 500;
  readonly body: { readonly code: '23505'; readonly message: string };
} {
  const message = 'duplicate key value violates unique constraint "users_email_partial_key"';
  return { status: 500, body: { code: '23505', message } };
}

/** 404: the factor does not exist, or another account has it. */
export function factorNotFound(): Failure<404, 'mfa_factor_not_found'> {
  return failure(404, 'mfa_factor_not_found', 'Factor not found');
}

/** 400: captchas are on, and the token is missing or wrong. */
export function captchaFailed(reason: string): Failure<400, 'captcha_failed'> {
  return failure(400, 'captcha_failed', `captcha protection: request disallowed (${reason})`);
}
