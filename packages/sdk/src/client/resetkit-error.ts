import type { AnyFailure, ErrorKind } from './error.ts';

/** What `orThrow()` rejects with: the fields of the result's `error`, and its `response`. */
export class ResetkitError extends Error {
  declare readonly kind: ErrorKind;
  declare readonly status?: number;
  declare readonly code?: string;
  declare readonly body?: unknown;
  declare readonly retryAfterMs?: number;
  declare readonly response?: Response;

  constructor(failure: AnyFailure, response: Response | undefined) {
    super(failure.message);
    Object.assign(this, failure, { name: 'ResetkitError', response });
  }
}
