import { bodyBytes } from '../../core/body-bytes.ts';
import type { Answer } from '../../core/stage.ts';
import type { WireReply, WireRequest } from '../../core/wire.ts';

/** Puts an answer and its stamped headers on the wire: JSON, or no body. */
export function replyOf(
  { method }: WireRequest,
  { status, headers, body }: Answer,
  stamps: readonly string[],
): WireReply {
  const own = Object.entries(headers ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [name, String(value)],
  );
  const all = [...stamps, ...own];
  if (body === undefined) return { status, headers: all };
  const bytes = bodyBytes(JSON.stringify(body));
  const sized = [...all, 'Content-Type', 'application/json', 'Content-Length', String(bytes.length)];
  return method === 'HEAD' ? { status, headers: sized } : { status, headers: sized, body: bytes };
}
