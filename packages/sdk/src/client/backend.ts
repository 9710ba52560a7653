import type { AnsweredKind } from './error.ts';
import type { HeaderFields } from './options.ts';
import type { PasswordRule } from './password-rule.ts';

/** The parts of one backend that a provider adds to its generated table. */
export interface Backend {
  readonly name: string;
  /**
   * Reads the body of an answer of 400 and up: its JSON, or its text if it is not JSON. Returns `undefined` if the body
   * is not in this backend's form (a proxy, a wrong URL).
   */
  readError(status: number, body: unknown): BackendError | undefined;
  /** The response header with the id by which the backend's operators find the answer. Default: `X-Request-Id`. */
  readonly requestIdHeader?: string;
  /** Headers that every call carries, such as credentials. */
  headers(): Promise<HeaderFields>;
  /** The path that is sent for one of the description, where an app may have mounted the backend elsewhere. Default: the same. */
  path?(described: string): string;
}

/** An error of a backend in our terms. */
export interface BackendError {
  readonly kind: AnsweredKind;
  readonly message: string;
  readonly code?: string;
  /** A waiting time from the body. `Retry-After` takes precedence. */
  readonly retryAfterMs?: number;
  readonly violations?: readonly PasswordRule[];
  readonly fields?: Readonly<Record<string, string>>;
  /** A request id from the body. A header takes precedence. */
  readonly requestId?: string;
}
