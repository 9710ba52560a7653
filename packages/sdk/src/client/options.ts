import type { Hooks } from './hooks.ts';

/** Headers as an object or as `Headers`. `null` removes a header that would otherwise be sent. */
export type HeaderFields = Headers | Readonly<Record<string, string | null | undefined>>;

/** The part of `fetch` that a client needs. The global `fetch` and `mock.fetch` fit. */
export type Fetch = (request: Request) => Promise<Response>;

/** The options for all calls of a client. */
export interface ClientOptions extends Hooks {
  /** The backend's URL. In a browser, a path is possible too (`/api/backend`, for a proxy). */
  readonly baseUrl: string | URL;
  /** Used instead of the global `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Sent with every call. They replace headers that the client sends by itself; `null` removes one. */
  readonly headers?: HeaderFields | undefined;
  /** The time-out for a complete answer, in milliseconds. Default: 30 seconds. `Infinity` for no time-out. */
  readonly timeoutMs?: number | undefined;
  /** Whether to send and accept cookies. Default: that of `fetch`. */
  readonly credentials?: RequestCredentials | undefined;
  /**
   * How often a GET is tried again after a network error, a 429 or a 5xx. Default: 2. A wait that the backend asks for
   * is observed if it is at most 10 s and fits into `timeoutMs`; otherwise the error is returned at once. Other calls
   * are never sent twice, since they may send a mail or use a token up.
   */
  readonly retries?: number | undefined;
  /** Checks each answer to a method or a step against a description, see `validateWith`. Calls of `api` are not checked. */
  readonly validate?: ResponseValidator | undefined;
}

/** The options for one call. They take precedence over the client's. */
export interface CallOptions {
  /** Ends the call with an error of kind `aborted`. `null` means no signal, as for `fetch`. */
  readonly signal?: AbortSignal | null | undefined;
  /** Sent with this call. They take precedence over the client's. */
  readonly headers?: HeaderFields | undefined;
  /** The time-out for a complete answer, in milliseconds. `Infinity` for no time-out. */
  readonly timeoutMs?: number | undefined;
  /** Whether to send and accept cookies. */
  readonly credentials?: RequestCredentials | undefined;
  /** As for the client. No effect on a call that is not a GET. */
  readonly retries?: number | undefined;
}

/**
 * Returns what is wrong with an answer, or nothing if it is valid. A problem ends the call with an error of kind
 * `unexpected-response`.
 */
export type ResponseValidator = (
  operation: string,
  status: number,
  body: unknown,
) => string | undefined | Promise<string | undefined>;
