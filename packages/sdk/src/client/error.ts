import type { PasswordRule } from './password-rule.ts';
import type { ErrorBody, ErrorStatus } from './spec.ts';

/** What went wrong, in words that are the same for every backend. A `switch` over it is checked by the compiler. */
export type ErrorKind = AnsweredKind | UnansweredKind;

/** What a backend can say no for. */
export type AnsweredKind =
  /** The request is not as it has to be (400, 422), or could not even be made: then nothing was sent. */
  | 'invalid-request'
  /** The e-mail address is not one that the backend accepts. */
  | 'invalid-email'
  /** The page that the mailed link should lead to is not on the backend's list. */
  | 'redirect-not-allowed'
  /** The code or token is wrong; of a backend that does not tell these apart also: used, replaced by a newer one, too old. */
  | 'invalid-token'
  /** The code or token was good once, and is too old. */
  | 'expired-token'
  /** The code or token has done its work already. */
  | 'used-token'
  /** Too many wrong codes: the right one is refused too, until a new mail brings another. */
  | 'too-many-attempts'
  /** The new password breaks the backend's rules; `violations` lists them. */
  | 'weak-password'
  /** The new password is the old one, or one of the last few. */
  | 'same-password'
  /** Accounts of this backend, or this one, are not signed in to with passwords, so there is none to reset. */
  | 'password-login-disabled'
  /** There is no account to do this to (any more). */
  | 'unknown-account'
  /** Credentials are missing, wrong or not good enough for this (401, 403). */
  | 'unauthorized'
  /** There is no such thing (404). */
  | 'not-found'
  /** It is there already (409). */
  | 'conflict'
  /** Too many requests (429); `retryAfterMs` says how long to wait, where the backend says it. */
  | 'rate-limited'
  /** The backend cannot do this until its owner has set it up, for example a way to send mail. */
  | 'not-configured'
  /** The mail could not be sent. */
  | 'delivery-failed'
  /** The backend, or something in front of it, failed (5xx). */
  | 'server-error';

/** What goes wrong without an answer of the backend itself. */
export type UnansweredKind =
  /** Nothing came back: no connection, no such host, CORS, or the connection broke. */
  | 'network'
  /** No complete answer within `timeoutMs`. */
  | 'timeout'
  /** The caller's `signal` ended the call. */
  | 'aborted'
  /** Something else than the backend answered, or not in the way its spec promises: HTML, half a JSON, a redirect. */
  | 'unexpected-response'
  | 'invalid-request'
  /** Nothing was sent, because the backend would refuse this password and use the token up all the same. */
  | 'weak-password'
  | 'rate-limited'
  | 'server-error';

/** The error of a call. A known `status` narrows `body` to what the spec says for it. */
export type Failure<Operations, Id extends keyof Operations> = Answered<Operations, Id> | Unanswered;

/** The backend's own answer, in the shape that its spec promises. (A status that the spec does not know can come too.) */
export type Answered<Operations, Id extends keyof Operations> = {
  [Status in ErrorStatus<Operations, Id>]: AnsweredWith<Status, ErrorBody<Operations, Id, Status>>;
}[ErrorStatus<Operations, Id>];

/** What is known of a backend's answer. */
export interface AnsweredWith<Status, Body> {
  /** What went wrong, in our words. */
  readonly kind: AnsweredKind;
  /** The backend's own sentence. */
  readonly message: string;
  /** HTTP status, from 400. */
  readonly status: Status;
  /** The backend's own code for this error. */
  readonly code?: string;
  /** What the backend sent: the parsed JSON, or else the text. */
  readonly body: Body;
  /** How long to wait before the next try, in milliseconds, where the backend says it. */
  readonly retryAfterMs?: number;
  /**
   * The rules that a new password breaks (`weak-password`, `same-password`), none where the backend does not say which;
   * InsForge lists all it has, broken or not.
   */
  readonly violations?: readonly PasswordRule[];
  /** What is wrong with which field of the request: its path (`email`, `user.name`) and a sentence, where the backend says it. */
  readonly fields?: Readonly<Record<string, string>>;
  /** What the backend's operators find this answer by. */
  readonly requestId?: string;
  /** Nothing was thrown. */
  readonly cause?: undefined;
}

/** The backend itself did not answer; a status of whatever did is in `response`. */
export interface Unanswered {
  /** What went wrong, in our words. */
  readonly kind: UnansweredKind;
  /** What happened, in our words. */
  readonly message: string;
  /** The backend has given none. */
  readonly status?: undefined;
  /** The backend has given none. */
  readonly code?: undefined;
  /** What came instead of the backend's answer: the parsed JSON, or else the text. */
  readonly body?: unknown;
  /** How long to wait before the next try, where whatever answered says it. */
  readonly retryAfterMs?: number;
  /** The rules for which a password was not sent (`weak-password`). */
  readonly violations?: readonly PasswordRule[];
  /** There are none. */
  readonly fields?: undefined;
  /** What the operators of whatever answered find this answer by. */
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
