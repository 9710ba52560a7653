/** An error reply in the new form. The stage `envelope` rewrites it for those who did not ask for that. One for each status, where there are several. */
export type Failure<Status extends number, Code extends string> = Status extends number
  ? { readonly status: Status; readonly body: { readonly code: Code; readonly message: string } }
  : never;

/** Why a password is too weak, in this order. */
export type WeakPasswordReason = 'length' | 'characters';

/** What is wrong with a password that is too weak. */
export interface Weakness {
  readonly message: string;
  readonly reasons: WeakPasswordReason[];
}

/** The only error with more to it than a sentence. */
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

/** 400: something is missing, malformed, or does not go together. */
export function invalid(message: string): Failure<400, 'validation_failed'> {
  return failure(400, 'validation_failed', message);
}

/** 400: the body cannot be read, in the words of Go's parser. */
export function badJson(detail: string): Failure<400, 'bad_json'> {
  return failure(400, 'bad_json', `Could not parse request body as JSON: ${detail}`);
}

/** 403 for a token that is no JWT of this project. */
export function badJwt(message: string): Failure<403, 'bad_jwt'> {
  return failure(403, 'bad_jwt', message);
}

/** 403 for every way in which a token of a link can be no good. */
export function linkExpired(): Failure<403, 'otp_expired'> {
  return failure(403, 'otp_expired', 'Email link is invalid or has expired');
}

/** 403 for every way in which digits can be no good, an unknown address among them. */
export function otpExpired(): Failure<403, 'otp_expired'> {
  return failure(403, 'otp_expired', 'Token has expired or is invalid');
}

/** 422 (400 on /recover and sign-up): nobody gets in by e-mail. */
export function emailDisabled<Status extends 400 | 422>(
  status: Status,
  what: 'logins' | 'signups',
): Failure<Status, 'email_provider_disabled'> {
  return failure(status, 'email_provider_disabled', `Email ${what} are disabled`);
}

/** 422: no new accounts. */
export function signUpDisabled(): Failure<422, 'signup_disabled'> {
  return failure(422, 'signup_disabled', 'Signups not allowed for this instance');
}

/** An account that may not come in for now; where it is told decides the status. */
export function banned<Status extends 400 | 403>(
  status: Status,
  message: string = 'User is banned',
): Failure<Status, 'user_banned'> {
  return failure(status, 'user_banned', message);
}

/** 422: the address belongs to somebody. */
export function emailExists(): Failure<422, 'email_exists'> {
  return failure(422, 'email_exists', 'A user with this email address has already been registered');
}

/** 429 of one address, whatever it asks for. */
export function tooManyRequests(): Failure<429, 'over_request_rate_limit'> {
  return failure(429, 'over_request_rate_limit', 'Request rate limit reached');
}

/** 422 for a password that breaks today's rules. */
export function weakPassword({ message, reasons }: Weakness): WeakPasswordFailure {
  return { status: 422, body: { code: 'weak_password', message, weak_password: { reasons } } };
}

/** 500 that the server worded itself. What nobody foresaw is thrown instead: it has no `x-sb-error-code`. */
export function unexpectedFailure(message: string): Failure<500, 'unexpected_failure'> {
  return failure(500, 'unexpected_failure', message);
}

/** 500 in the old form: what the database said, as it said it. */
export function duplicateKey(): {
  readonly status: 500;
  readonly body: { readonly code: '23505'; readonly message: string };
} {
  const message = 'duplicate key value violates unique constraint "users_email_partial_key"';
  return { status: 500, body: { code: '23505', message } };
}
