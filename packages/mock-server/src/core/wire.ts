/** A request as every mock server sees it, whichever way to run it came in by. */
export interface WireRequest {
  /** Upper-case HTTP method. */
  readonly method: string;
  /** Path and query exactly as sent, without the mount prefix: `/api/auth/sessions?client_type=web`. */
  readonly target: string;
  /** Header values by lower-case name; repeated ones joined as HTTP says. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The bytes of the body; empty when there is none. */
  readonly body: Uint8Array;
  /** The address of the peer, before any `X-Forwarded-For` is believed. */
  readonly ip: string;
  /** Prefix under which this backend is served: `''` or, for example, `/insforge`. */
  readonly mount: string;
  /** Where the backend is reached, mount included, without a trailing slash. */
  readonly baseUrl: string;
  /** Where the backend behind this one is reached, if it is served beside it. */
  readonly behindUrl?: string;
}

/** A reply on its way out. */
export interface WireReply {
  /** HTTP status. */
  readonly status: number;
  /** Names and values in turn, in one flat list, because two `Set-Cookie` must fit. */
  readonly headers: readonly string[];
  /** Absent when the reply has no body. */
  readonly body?: Uint8Array;
}

/** The value of a reply's header by name, whatever its case; `undefined` when there is none. */
export function headerOf(reply: WireReply, name: string): string | undefined {
  const wanted = name.toLowerCase();
  const at = reply.headers.findIndex((entry, index) => index % 2 === 0 && entry.toLowerCase() === wanted);
  return at === -1 ? undefined : reply.headers[at + 1];
}

/** The path of a request target, without its query. */
export function pathOf(target: string): string {
  return withoutFragment(target).split('?', 1)[0] ?? '';
}

/** The raw query of a request target, without its question mark. */
export function queryOf(target: string): string {
  const whole = withoutFragment(target);
  const start = whole.indexOf('?');
  return start === -1 ? '' : whole.slice(start + 1);
}

/** No client should send a fragment; servers ignore it. */
function withoutFragment(target: string): string {
  const start = target.indexOf('#');
  return start === -1 ? target : target.slice(0, start);
}
