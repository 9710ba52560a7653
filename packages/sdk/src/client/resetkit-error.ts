import type { AnyFailure, ErrorKind } from './error.ts';
import type { PasswordRule } from './password-rule.ts';

/** What `orThrow()` rejects with: the fields of the result's `error`, and its `response`. */
export class ResetkitError extends Error {
  /** What went wrong, in our words. */
  declare readonly kind: ErrorKind;
  /** HTTP status, when the backend itself answered. */
  declare readonly status?: number;
  /** The backend's own code for this error. */
  declare readonly code?: string;
  /** What came back: the parsed JSON, or else the text. */
  declare readonly body?: unknown;
  /** How long to wait before the next try, where the answer says it. */
  declare readonly retryAfterMs?: number;
  /** The rules that a new password breaks. */
  declare readonly violations?: readonly PasswordRule[];
  /** What is wrong with which field of the request. */
  declare readonly fields?: Readonly<Record<string, string>>;
  /** What the backend's operators find this answer by. */
  declare readonly requestId?: string;
  /** Absent when nothing came back. Its body has been read already. */
  declare readonly response?: Response;

  /** Made by `orThrow()` out of a failed result. */
  constructor(failure: AnyFailure, response: Response | undefined) {
    super(failure.message);
    Object.assign(this, failure, { name: 'ResetkitError', response });
  }
}
