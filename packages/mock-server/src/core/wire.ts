/** A request as plain values. All ways to run make it. */
export interface WireRequest {
  /** Upper-case HTTP method. */
  readonly method: string;
  /** Path and query exactly as sent, without the mount prefix: `/api/auth/sessions?client_type=web`. */
  readonly target: string;
  /** Header values by lower-case name. Repeated headers are joined (RFC 9110, 5.2). */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** The bytes of the body. Empty without a body. */
  readonly body: Uint8Array;
  /** The body as it comes, in place of `body`, of a request that is handed on to an upstream. */
  readonly content?: ReadableStream<Uint8Array>;
  /** The address of the peer. `X-Forwarded-For` is not taken into account yet. */
  readonly ip: string;
  /** The prefix of this backend: `''` or, for example, `/insforge`. */
  readonly mount: string;
  /** The URL of the backend, with its prefix and without a slash at its end. */
  readonly baseUrl: string;
  /** Whether the mock is served on a port. */
  readonly served?: true;
  /** The URL of the backing server, if it is served too. */
  readonly behindUrl?: string;
  /** The client. Its signal is aborted when it does not wait for the answer any more. Few requests need to know. */
  readonly client?: {
    /** Is aborted when the client is gone. */
    signal(): AbortSignal;
  };
}

/** A reply as plain values. */
export interface WireReply {
  /** HTTP status. */
  readonly status: number;
  /** Names and values in turn, in one flat list, because there may be two `Set-Cookie`. */
  readonly headers: readonly string[];
  /** Absent for a reply without a body. */
  readonly body?: Uint8Array;
  /** The body as it comes, in place of `body`: an upstream's. Whoever does not read it to its end cancels it. */
  readonly content?: ReadableStream<Uint8Array>;
  /** Where the connection is cut, as a fault asks for it: instead of the reply, in the middle of its body, or after it. */
  readonly cut?: Cut;
  /** Whether a fault made it what no backend says: the page of a proxy, or half a body. */
  readonly isBroken?: true;
}

/** Where a connection is cut. */
export type Cut = 'before' | 'during' | 'after';

/** How a server writes the hexadecimal digits of a percent-encoded byte. */
export type HexDigits = 'lower' | 'upper';

/**
 * A reply whose headers every environment can send: Node, `Response`, and MSW. `Location` has its characters outside of
 * printable ASCII percent-encoded. In other values, control characters become blanks, and text beyond Latin-1 is written as the
 * bytes of its UTF-8, one character each. `digits` are those of `Location`.
 */
export function withSafeHeaders(reply: WireReply, digits: HexDigits = 'upper'): WireReply {
  // Names are always those of a server.
  if (reply.headers.every((entry, index) => index % 2 === 0 || !unprintable.test(entry))) return reply;
  const headers = reply.headers.map((entry, index) => {
    if (index % 2 === 0) return entry;
    return reply.headers[index - 1]?.toLowerCase() === 'location' ? asciiUrl(entry, digits) : fieldValue(entry);
  });
  return { ...reply, headers };
}

const unprintable = /[^ -~]/;

/** A URL with all characters outside of printable ASCII percent-encoded, as UTF-8. Blanks stay. */
export function asciiUrl(url: string, digits: HexDigits = 'upper'): string {
  return url.replace(/[^ -~]+/g, (characters) => {
    const bytes = [...new TextEncoder().encode(characters)];
    const hex = bytes.map((byte) => `%${byte.toString(16).padStart(2, '0')}`).join('');
    return digits === 'upper' ? hex.toUpperCase() : hex;
  });
}

/** A header value in the characters that RFC 9110, 5.5, allows. */
function fieldValue(value: string): string {
  const bytes = /[\u0100-\uffff]/.test(value) ? String.fromCharCode(...new TextEncoder().encode(value)) : value;
  return bytes.replace(/[^\t -~\x80-\xff]/g, ' ');
}

/** The path of a request target, without its query. */
export function pathOf(target: string): string {
  const whole = withoutFragment(target);
  const end = whole.indexOf('?');
  return end === -1 ? whole : whole.slice(0, end);
}

/** The raw query of a request target, without its question mark. */
export function queryOf(target: string): string {
  const whole = withoutFragment(target);
  const start = whole.indexOf('?');
  return start === -1 ? '' : whole.slice(start + 1);
}

/** Clients should send no fragment. Servers ignore it. */
function withoutFragment(target: string): string {
  const start = target.indexOf('#');
  return start === -1 ? target : target.slice(0, start);
}
