import { safeHeaders } from './safe-headers.ts';
import type { WireReply, WireRequest } from './wire.ts';

/** Headers that belong to one connection (RFC 9110, 7.6.1), in both directions. */
const hopByHop = [
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
];
/** Headers that `fetch` writes itself. */
const notSent: ReadonlySet<string> = new Set([...hopByHop, 'accept-encoding', 'content-length', 'expect', 'host']);
/** Headers of the content encoding, which `fetch` undoes. */
const notHandedBack: ReadonlySet<string> = new Set([...hopByHop, 'content-encoding']);

/** How long the upstream may take to begin its answer. */
const beginsWithinMs = 30_000;

/**
 * Forwards a request to a real backend and returns its answer; both bodies go on as they come. Ends when the client
 * leaves. Redirects are not followed. Answers 400 if the target would leave the upstream's URL, 502 if the backend cannot
 * be reached, and 504 if it does not begin to answer in time.
 */
export async function forward(
  request: WireRequest,
  upstream: string,
  timeoutMs: number = beginsWithinMs,
): Promise<WireReply> {
  const url = joined(upstream, request.target);
  if (url === undefined) return sentence(400, `Resetkit hands nothing on that leaves the upstream ${upstream}.`);
  const end = new AbortController();
  const client = request.client?.signal();
  const leave = (): void => end.abort(client?.reason);
  if (client?.aborted) leave();
  client?.addEventListener('abort', leave, { once: true });
  let isLate = false;
  const timer = setTimeout(() => {
    isLate = true;
    end.abort();
  }, timeoutMs);
  try {
    const response = await fetch(url, {
      method: request.method,
      headers: headersFor(request),
      redirect: 'manual',
      signal: end.signal,
      ...bodyOf(request),
    });
    return replyOf(response, request, upstream);
  } catch (error) {
    return isLate
      ? sentence(504, `The upstream ${upstream} did not begin to answer within ${timeoutMs} ms.`)
      : unreachable(upstream, error);
  } finally {
    clearTimeout(timer);
  }
}

/** The URL below the upstream's that a target means. `undefined` if it would lead elsewhere. */
function joined(upstream: string, target: string): URL | undefined {
  if (!target.startsWith('/')) return undefined;
  const base = new URL(upstream);
  const root = base.pathname.replace(/\/$/, '');
  const url = URL.canParse(`${base.origin}${root}${target}`) ? new URL(`${base.origin}${root}${target}`) : undefined;
  return url?.origin === base.origin && url.pathname.startsWith(`${root}/`) ? url : undefined;
}

function headersFor({ headers }: WireRequest): [string, string][] {
  const named = namedByConnection(headers.connection);
  return Object.entries(headers).flatMap(([name, value]): [string, string][] => {
    if (value === undefined || notSent.has(name) || named.has(name)) return [];
    const sent = name === 'cookie' ? withoutOwnCookies(value) : value;
    return sent === '' ? [] : [[name, sent]];
  });
}

/** The headers that `Connection` names: they belong to this connection. */
function namedByConnection(header: string | null | undefined): ReadonlySet<string> {
  return new Set((header ?? '').split(',').map((name) => name.trim().toLowerCase()));
}

/** Cookies without that of the inbox page, which has the token of this server. */
function withoutOwnCookies(cookies: string): string {
  return cookies
    .split('; ')
    .filter((pair) => !/^resetkit-\w+=/.test(pair))
    .join('; ');
}

/** The body to send on: as it comes, or the bytes that are there. */
function bodyOf({ method, body, content }: WireRequest): RequestInit {
  if (method === 'GET' || method === 'HEAD') return {};
  // `duplex` is not in TypeScript's types yet.
  if (content) return Object.assign<RequestInit, object>({ body: content }, { duplex: 'half' });
  return body.length > 0 ? { body: new Uint8Array(body) } : {};
}

function replyOf(response: Response, request: WireRequest, upstream: string): WireReply {
  const { status, body } = response;
  const named = namedByConnection(response.headers.get('connection'));
  // The length is that of the encoded content, which `fetch` has decoded.
  const isDecoded = response.headers.has('content-encoding');
  const headers = [...response.headers].flatMap(([name, value]) =>
    notHandedBack.has(name) || named.has(name) || (name === 'content-length' && isDecoded)
      ? []
      : [name, asServedHere(name, value, request, upstream)],
  );
  if (body === null || request.method === 'HEAD' || status === 204 || status === 304) return { status, headers };
  return { status, headers, content: body };
}

/** Rewrites redirects within the upstream and cookie paths to the URL of the mock. */
function asServedHere(name: string, value: string, { baseUrl, mount }: WireRequest, upstream: string): string {
  switch (name) {
    case 'location':
      if (value.startsWith(`${upstream}/`)) return `${baseUrl}${value.slice(upstream.length)}`;
      return /^\/(?!\/)/.test(value) ? `${mount}${value}` : value;
    case 'set-cookie':
      return value.replace(/;\s*domain=[^;]*/i, '').replace(/(;\s*path=)(?=\/)/i, `$1${mount}`);
    default:
      return value;
  }
}

function unreachable(upstream: string, error: unknown): WireReply {
  const what = 'Resetkit does not know this path and could not hand it on to the upstream';
  return sentence(502, `${what} ${upstream}: ${reasonOf(error)}`);
}

function sentence(status: number, text: string): WireReply {
  const body = new TextEncoder().encode(`${text}\n`);
  const sized = ['Content-Type', 'text/plain; charset=utf-8', 'Content-Length', String(body.length)];
  return { status, headers: [...sized, ...safeHeaders], body };
}

/** The cause of `fetch failed`. If Node tried several addresses, the cause has a code and no message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return cause.message || String(Reflect.get(cause, 'code'));
}
