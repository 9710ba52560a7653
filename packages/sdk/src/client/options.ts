import type { Hooks } from './hooks.ts';

/** Headers as an object or as `Headers`; `null` takes away a header that would otherwise be sent. */
export type HeaderFields = Headers | Readonly<Record<string, string | null | undefined>>;

/** The part of `fetch` that a client needs. The global one fits, and `mock.fetch`. */
export type Fetch = (request: Request) => Promise<Response>;

/** How to send every call of a client. */
export interface ClientOptions extends Hooks {
  /** Where the backend answers. In a browser a path is fine too (`/api/backend`, behind a proxy). */
  readonly baseUrl: string | URL;
  /** Used instead of the global `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Sent with every call. They replace headers that the client sends by itself; `null` removes one. */
  readonly headers?: HeaderFields | undefined;
  /** How long to wait for a complete answer: 30 seconds unless given, `Infinity` for as long as it takes. */
  readonly timeoutMs?: number | undefined;
  /** Whether to send and take cookies. Left to `fetch` unless given. */
  readonly credentials?: RequestCredentials | undefined;
  /**
   * How often a GET is tried again after a network error, a 429 or a 5xx: 2 times unless given. A wait that the backend asks for
   * is kept if it is at most 10 s and fits into `timeoutMs`; otherwise the error comes at once. Other calls are never sent twice,
   * since they may send a mail or use a token up.
   */
  readonly retries?: number | undefined;
  /** Holds each answer of the backend against a description of it, see `validateWith`. */
  readonly validate?: ResponseValidator | undefined;
}

/** How to send one call; goes before the client's own options. */
export interface CallOptions {
  /** Ends the call with an error of kind `aborted`. `null` is none, as for `fetch`. */
  readonly signal?: AbortSignal | null | undefined;
  /** Sent with this call; they go before the client's. */
  readonly headers?: HeaderFields | undefined;
  /** How long to wait for a complete answer; `Infinity` for as long as it takes. */
  readonly timeoutMs?: number | undefined;
  /** Whether to send and take cookies. */
  readonly credentials?: RequestCredentials | undefined;
  /** As for the client; has no effect on a call that is not a GET. */
  readonly retries?: number | undefined;
}

/**
 * Says what is wrong with an answer, or nothing where all is as it should be: then the call ends as it would have. A problem
 * makes it an error of kind `unexpected-response`.
 */
export type ResponseValidator = (
  operation: string,
  status: number,
  body: unknown,
) => string | undefined | Promise<string | undefined>;
