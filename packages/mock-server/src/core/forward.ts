import type { WireReply, WireRequest } from './wire.ts';

/** Headers that belong to one connection (RFC 9110, 7.6.1) or that `fetch` writes itself. */
const notSent = new Set([
  'accept-encoding',
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authenticate',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);
/** Headers of the upstream's connection, and of its content encoding, which `fetch` decodes. */
const notHandedBack = new Set(['connection', 'content-encoding', 'content-length', 'keep-alive', 'transfer-encoding']);

/**
 * Forwards a request to a real backend and returns its answer. Redirects are not followed. Answers 502 if the backend
 * cannot be reached.
 */
export async function forward(request: WireRequest, upstream: string): Promise<WireReply> {
  const { method, target, headers, body } = request;
  const sent = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || notSent.has(name) ? [] : [[name, value]],
  );
  try {
    const response = await fetch(`${upstream}${target}`, {
      method,
      headers: sent,
      redirect: 'manual',
      ...(body.length > 0 && method !== 'GET' && method !== 'HEAD' && { body: new Uint8Array(body) }),
    });
    return await replyOf(response, request, upstream);
  } catch (error) {
    return unreachable(upstream, error);
  }
}

async function replyOf(response: Response, request: WireRequest, upstream: string): Promise<WireReply> {
  const { status } = response;
  const headers = [...response.headers].flatMap(([name, value]) =>
    notHandedBack.has(name) ? [] : [name, asServedHere(name, value, request, upstream)],
  );
  if (request.method === 'HEAD' || status === 204 || status === 304) return { status, headers };
  const body = new Uint8Array(await response.arrayBuffer());
  return { status, headers: [...headers, 'content-length', String(body.length)], body };
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
  const text = `Resetkit does not know this path and could not hand it on to the upstream ${upstream}: ${reasonOf(error)}\n`;
  const body = new TextEncoder().encode(text);
  const headers = ['Content-Type', 'text/plain; charset=utf-8', 'Content-Length', String(body.length)];
  return { status: 502, headers, body };
}

/** The cause of `fetch failed`. If Node tried several addresses, the cause has a code and no message. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { cause } = error;
  if (!(cause instanceof Error)) return error.message;
  return cause.message || String(Reflect.get(cause, 'code'));
}
