import type { WireReply, WireRequest } from './wire.ts';

/** Headers that belong to one connection (RFC 9110, 7.6.1) or that `fetch` writes itself. */
const hopByHop = new Set([
  'connection',
  'keep-alive',
  'proxy-authenticate',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
  'host',
  'content-length',
  'expect',
]);
/** `fetch` has already undone the encoding. */
const undone = new Set(['content-encoding', 'content-length', 'transfer-encoding', 'connection', 'keep-alive']);

/** Hands a request on to a real backend and its answer back. Redirects are handed back, not followed; 502 when nobody answers. */
export async function forward(request: WireRequest, upstream: string): Promise<WireReply> {
  const { method, target, headers, body } = request;
  const sent = Object.entries(headers).flatMap(([name, value]): [string, string][] =>
    value === undefined || hopByHop.has(name) ? [] : [[name, value]],
  );
  try {
    const response = await fetch(`${upstream.replace(/\/$/, '')}${target}`, {
      method,
      headers: sent,
      redirect: 'manual',
      ...(body.length > 0 && { body: new Uint8Array(body) }),
    });
    const received = [...response.headers].flatMap(([name, value]) => (undone.has(name) ? [] : [name, value]));
    return { status: response.status, headers: received, body: new Uint8Array(await response.arrayBuffer()) };
  } catch (error) {
    return unreachable(upstream, error);
  }
}

function unreachable(upstream: string, error: unknown): WireReply {
  const cause =
    error instanceof Error ? (error.cause instanceof Error ? error.cause.message : error.message) : String(error);
  const text = `Resetkit does not know this path and could not hand it on to the upstream ${upstream}: ${cause}\n`;
  return { status: 502, headers: ['Content-Type', 'text/plain; charset=utf-8'], body: new TextEncoder().encode(text) };
}
