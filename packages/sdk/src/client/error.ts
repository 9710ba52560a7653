import type { PasswordRule } from './password-rule.ts';
import type { ErrorBody, ErrorStatus } from './spec.ts';

/** The kind of an error, the same for every backend. The compiler checks that a `switch` over it is complete. */
export type ErrorKind = AnsweredKind | UnansweredKind;

/** The kinds of errors that a backend answers with. */
export type AnsweredKind =
  /** The request is malformed or incomplete (400, 422), or could not be built: then nothing was sent. */
  | 'invalid-request'
  /** The backend does not accept the e-mail address. */
  | 'invalid-email'
  /** The page that the mailed link should lead to is not on the backend's allow-list. */
  | 'redirect-not-allowed'
  /**
   * The code or token is wrong. Backends that do not distinguish also use it for one that was used, was replaced or has
   * expired.
   */
  | 'invalid-token'
  /** The code or token has expired. */
  | 'expired-token'
  /** The code or token was used already. */
  | 'used-token'
  /** Too many wrong codes: the right one is refused too. Only a new mail helps. */
  | 'too-many-attempts'
  /** The new password breaks the backend's rules; `violations` lists them. */
  | 'weak-password'
  /** The new password is the current one, or one of the last few. */
  | 'same-password'
  /**
   * The account has a second factor, and the call needs a session that was opened with it. Another mail does not help.
   */
  | 'second-factor-required'
  /**
   * The session of the call has ended: by a sign-out, by another sign-in, or by expiry. Sign in again; in a reset,
   * request another mail.
   */
  | 'session-ended'
  /**
   * The account is banned or disabled. Only the operator of the backend can change that; another mail does not help.
   */
  | 'account-disabled'
  /**
   * The captcha token is missing, wrong, used or expired. Solve the captcha again, and send the call with the new
   * token.
   */
  | 'captcha-failed'
  /** This backend, or this account, does not use passwords, so a password cannot be reset. */
  | 'password-login-disabled'
  /** The account does not exist, or was deleted. */
  | 'unknown-account'
  /** Credentials are missing, wrong or not sufficient (401, 403). */
  | 'unauthorized'
  /** The resource does not exist (404). */
  | 'not-found'
  /** The resource exists already (409). */
  | 'conflict'
  /** Too many requests (429); `retryAfterMs` is the time to wait, if the backend sends it. */
  | 'rate-limited'
  /** The operator of the backend or the app has to configure something first: mail delivery, a key of another type. */
  | 'not-configured'
  /** The mail could not be sent. */
  | 'delivery-failed'
  /** The backend, or a proxy, failed (5xx). */
  | 'server-error';

/** The kinds of errors without an answer of the backend itself. */
export type UnansweredKind =
  /** No answer: no connection, an unknown host, CORS, or a broken connection. */
  | 'network'
  /** No complete answer within `timeoutMs`. */
  | 'timeout'
  /** The caller's `signal` ended the call. */
  | 'aborted'
  /** The answer is not the backend's, or not as its spec says: HTML, incomplete JSON, a redirect. */
  | 'unexpected-response'
  | 'invalid-request'
  /** Nothing was sent, because the backend would refuse this password and still use the token up. */
  | 'weak-password'
  | 'rate-limited'
  | 'server-error';

/** The error of a call. A known `status` narrows `body` to what the spec says for it. */
export type Failure<Operations, Id extends keyof Operations> = Answered<Operations, Id> | Unanswered;

/**
 * An error that the backend answered with, typed by its spec. (A status that the spec does not list is possible too.)
 */
export type Answered<Operations, Id extends keyof Operations> = {
  [Status in ErrorStatus<Operations, Id>]: AnsweredWith<Status, ErrorBody<Operations, Id, Status>>;
}[ErrorStatus<Operations, Id>];

/** The fields of an error that the backend answered with. */
export interface AnsweredWith<Status, Body> {
  /** The kind of the error, the same for every backend. */
  readonly kind: AnsweredKind;
  /** The backend's own sentence. */
  readonly message: string;
  /** HTTP status, from 400. */
  readonly status: Status;
  /** The backend's own code for this error. */
  readonly code?: string;
  /** What the backend sent: the parsed JSON, or else the text. */
  readonly body: Body;
  /** The time to wait until the next try, in milliseconds, if the backend sends it. */
  readonly retryAfterMs?: number;
  /**
   * The rules that a new password breaks (`weak-password`, `same-password`); empty if the backend does not name them.
   * InsForge lists all rules of the project, including those that the password satisfies.
   */
  readonly violations?: readonly PasswordRule[];
  /** The problems of the request's fields: a sentence by path (`email`, `user.name`), if the backend sends it. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The id by which the backend's operators find this answer in their logs. */
  readonly requestId?: string;
  /** `undefined`: nothing was thrown. */
  readonly cause?: undefined;
}

/** An error without an answer of the backend itself. If something else answered, its status is in `response`. */
export interface Unanswered {
  /** The kind of the error, the same for every backend. */
  readonly kind: UnansweredKind;
  /** A sentence of ours. */
  readonly message: string;
  /** Always `undefined`: the backend did not answer. */
  readonly status?: undefined;
  /** Always `undefined`: the backend did not answer. */
  readonly code?: undefined;
  /** The body of an answer that is not the backend's: the parsed JSON, or else the text. */
  readonly body?: unknown;
  /** The time to wait until the next try, in milliseconds, if the answer has it. */
  readonly retryAfterMs?: number;
  /** The rules for which a password was not sent (`weak-password`). */
  readonly violations?: readonly PasswordRule[];
  /** Always `undefined`: the backend did not answer. */
  readonly fields?: undefined;
  /** The request id of an answer that is not the backend's. */
  readonly requestId?: string;
  /** The thrown value. */
  readonly cause?: unknown;
}

/** The error of any call, for code that handles errors of several operations. */
export type AnyFailure = AnsweredWith<number, unknown> | Unanswered;

/** The kind of an error by its status alone. */
export function kindOfStatus(status: number): AnsweredKind {
  if (status >= 500) return 'server-error';
  return KIND_OF_STATUS[status] ?? 'invalid-request';
}

const KIND_OF_STATUS: Readonly<Record<number, AnsweredKind>> = {
  401: 'unauthorized',
  403: 'unauthorized',
  404: 'not-found',
  409: 'conflict',
  429: 'rate-limited',
};
