import type { PasswordRule } from './password-rule.ts';
import type { ErrorBody, ErrorStatus } from './spec.ts';

/** What went wrong, in words that are the same for every backend. A `switch` over it is checked by the compiler. */
export type ErrorKind = AnsweredKind | UnansweredKind;

/** Why a backend refuses. */
export type AnsweredKind =
  /** The request is malformed or incomplete (400, 422), or could not be made: then nothing was sent. */
  | 'invalid-request'
  /** The backend does not accept the e-mail address. */
  | 'invalid-email'
  /** The page that the mailed link should lead to is not on the backend's list. */
  | 'redirect-not-allowed'
  /** The code or token is wrong. Backends that do not distinguish also say it of one that was used, replaced or is too old. */
  | 'invalid-token'
  /** The code or token was good once, and is too old. */
  | 'expired-token'
  /** The code or token was used already. */
  | 'used-token'
  /** Too many wrong codes: the right one is refused too, until a new mail brings another. */
  | 'too-many-attempts'
  /** The new password breaks the backend's rules; `violations` lists them. */
  | 'weak-password'
  /** The new password is the old one, or one of the last few. */
  | 'same-password'
  /** The account has a second factor, and this needs a session that was raised with it. Another mail does not help. */
  | 'second-factor-required'
  /** The session that came with the call has ended: signed out, ended by another sign-in, or too old. Sign in again; in a reset, request another mail. */
  | 'session-ended'
  /** The account is banned or disabled. Only whoever runs the backend can change that; another mail does not help. */
  | 'account-disabled'
  /** The captcha token is missing, wrong, used or too old. Solve the captcha again, and send the call with the new token. */
  | 'captcha-failed'
  /** This backend, or this account, does not sign in with passwords, so there is none to reset. */
  | 'password-login-disabled'
  /** There is no such account (any more). */
  | 'unknown-account'
  /** Credentials are missing, wrong or not sufficient (401, 403). */
  | 'unauthorized'
  /** There is no such thing (404). */
  | 'not-found'
  /** It exists already (409). */
  | 'conflict'
  /** Too many requests (429); `retryAfterMs` says how long to wait, where the backend says it. */
  | 'rate-limited'
  /** Whoever runs the backend or the app has to configure something first: a way to send mail, a key of another type. */
  | 'not-configured'
  /** The mail could not be sent. */
  | 'delivery-failed'
  /** The backend, or a proxy, failed (5xx). */
  | 'server-error';

/** What goes wrong without an answer of the backend itself. */
export type UnansweredKind =
  /** No answer: no connection, no such host, CORS, or the connection broke. */
  | 'network'
  /** No complete answer within `timeoutMs`. */
  | 'timeout'
  /** The caller's `signal` ended the call. */
  | 'aborted'
  /** Something other than the backend answered, or it did not answer as its spec says: HTML, half a JSON, a redirect. */
  | 'unexpected-response'
  | 'invalid-request'
  /** Nothing was sent, because the backend would refuse this password and still use the token up. */
  | 'weak-password'
  | 'rate-limited'
  | 'server-error';

/** The error of a call. A known `status` narrows `body` to what the spec says for it. */
export type Failure<Operations, Id extends keyof Operations> = Answered<Operations, Id> | Unanswered;

/** The backend's own answer, in the shape that its spec says. (A status that the spec does not list can come too.) */
export type Answered<Operations, Id extends keyof Operations> = {
  [Status in ErrorStatus<Operations, Id>]: AnsweredWith<Status, ErrorBody<Operations, Id, Status>>;
}[ErrorStatus<Operations, Id>];

/** What is known of a backend's answer. */
export interface AnsweredWith<Status, Body> {
  /** What went wrong, in words that are the same for every backend. */
  readonly kind: AnsweredKind;
  /** The backend's own sentence. */
  readonly message: string;
  /** HTTP status, from 400. */
  readonly status: Status;
  /** The backend's own code for this error. */
  readonly code?: string;
  /** What the backend sent: the parsed JSON, or else the text. */
  readonly body: Body;
  /** How long to wait before the next try, in milliseconds, if the backend says it. */
  readonly retryAfterMs?: number;
  /**
   * The rules that a new password breaks (`weak-password`, `same-password`); empty if the backend does not say which. InsForge
   * lists all rules that the project has, also those that are kept.
   */
  readonly violations?: readonly PasswordRule[];
  /** What is wrong with which field of the request: its path (`email`, `user.name`) and a sentence, if the backend says it. */
  readonly fields?: Readonly<Record<string, string>>;
  /** The id by which the backend's operators find this answer in their logs. */
  readonly requestId?: string;
  /** `undefined`: nothing was thrown. */
  readonly cause?: undefined;
}

/** The backend itself did not answer; the status of whatever did is in `response`. */
export interface Unanswered {
  /** What went wrong, in words that are the same for every backend. */
  readonly kind: UnansweredKind;
  /** What happened, in a sentence of ours. */
  readonly message: string;
  /** `undefined`: the backend has sent none. */
  readonly status?: undefined;
  /** `undefined`: the backend has sent none. */
  readonly code?: undefined;
  /** What came instead of the backend's answer: the parsed JSON, or else the text. */
  readonly body?: unknown;
  /** How long to wait before the next try, in milliseconds, if whatever answered says it. */
  readonly retryAfterMs?: number;
  /** The rules for which a password was not sent (`weak-password`). */
  readonly violations?: readonly PasswordRule[];
  /** `undefined`: the backend has sent none. */
  readonly fields?: undefined;
  /** The id by which the operators of whatever answered find this answer in their logs. */
  readonly requestId?: string;
  /** What was thrown. */
  readonly cause?: unknown;
}

/** The error of any call, for code that does not know which. */
export type AnyFailure = AnsweredWith<number, unknown> | Unanswered;

/** What a status means by itself. */
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
