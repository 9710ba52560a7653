import type { AnyFailure, ErrorKind } from './error.ts';
import type { PasswordRule } from './password-rule.ts';

/** The error that `orThrow()` rejects with: the fields of the result's `error`, and its `response`. */
export class ResetkitError extends Error {
  /** The kind of the error, the same for every backend. */
  declare readonly kind: ErrorKind;
  /** HTTP status, if the backend itself answered. */
  declare readonly status?: number;
  /** The backend's own code for this error. */
  declare readonly code?: string;
  /** The body of the answer: the parsed JSON, or else the text. */
  declare readonly body?: unknown;
  /** The time to wait until the next try, in milliseconds, if the answer has it. */
  declare readonly retryAfterMs?: number;
  /** The rules that a new password breaks. */
  declare readonly violations?: readonly PasswordRule[];
  /** The problems of the request's fields, by path. */
  declare readonly fields?: Readonly<Record<string, string>>;
  /** The id by which the backend's operators find this answer in their logs. */
  declare readonly requestId?: string;
  /** Absent if there was no answer. Its body has been read already. */
  declare readonly response?: Response;

  /** Made by `orThrow()` from a failed result. */
  constructor(failure: AnyFailure, response: Response | undefined) {
    super(failure.message);
    Object.assign(this, failure, { name: 'ResetkitError', response });
  }
}
