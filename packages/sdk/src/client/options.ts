/** Headers as an object or as `Headers`; `null` takes away a header that would otherwise be sent. */
export type HeaderFields = Headers | Readonly<Record<string, string | null | undefined>>;

/** The part of `fetch` that a client needs. */
export type Fetch = (url: string, init: RequestInit) => Promise<Response>;

/** How to send, for every call of a client. */
export interface ClientOptions {
  /** Where the backend answers. In a browser a path is fine too (`/api/backend`, behind a proxy). */
  readonly baseUrl: string | URL;
  /** Used instead of the global `fetch`. */
  readonly fetch?: Fetch | undefined;
  /** Sent with every call; they go before those that the client sends by itself. */
  readonly headers?: HeaderFields | undefined;
  /** How long to wait for a complete answer: 30 seconds unless given, `Infinity` for as long as it takes. */
  readonly timeoutMs?: number | undefined;
  /** Whether to send and take cookies. Left to `fetch` unless given. */
  readonly credentials?: RequestCredentials | undefined;
}

/** How to send one call; goes before the client's own options. */
export interface CallOptions {
  /** Ends the call with an error of kind `aborted`. */
  readonly signal?: AbortSignal | undefined;
  /** Sent with this call; they go before the client's. */
  readonly headers?: HeaderFields | undefined;
  /** How long to wait for a complete answer; `Infinity` for as long as it takes. */
  readonly timeoutMs?: number | undefined;
  /** Whether to send and take cookies. */
  readonly credentials?: RequestCredentials | undefined;
}
