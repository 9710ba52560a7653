import type { AnsweredKind } from './error.ts';
import type { HeaderFields } from './options.ts';
import type { PasswordRule } from './password-rule.ts';

/** What one backend has of its own: all that a provider adds to its generated table. */
export interface Backend {
  readonly name: string;
  /** Reads an answer of 400 and up: its JSON, or its text where it is none; `undefined` if that is not how this backend speaks (a proxy, a wrong address). */
  readError(status: number, body: unknown): BackendError | undefined;
  /** The header of an answer that the backend's operators find it by; `X-Request-Id` unless given. */
  readonly requestIdHeader?: string;
  /** Headers that every call carries, such as credentials. */
  headers(): Promise<HeaderFields>;
}

/** A backend's answer in our words. */
export interface BackendError {
  readonly kind: AnsweredKind;
  readonly message: string;
  readonly code?: string;
  /** A waiting time that only the body tells; `Retry-After` goes before it. */
  readonly retryAfterMs?: number;
  readonly violations?: readonly PasswordRule[];
  readonly fields?: Readonly<Record<string, string>>;
  /** Where only the body tells it; a header goes before it. */
  readonly requestId?: string;
}
