import { safeHeaders } from '../core/safe-headers.ts';
import type { Answer } from '../core/stage.ts';
import type { WireReply, WireRequest } from '../core/wire.ts';

/**
 * Puts an answer of the control API on the wire: JSON or a problem document, readable for the page that asked, never
 * cached.
 */
export function controlReply(
  { method, headers: { origin } }: WireRequest,
  { status, headers: own = {}, body }: Answer,
): WireReply {
  const cors = origin === undefined ? [] : ['Access-Control-Allow-Origin', origin, 'Vary', 'Origin'];
  const flat = Object.entries(own).flatMap(([name, value]) => [name, String(value)]);
  const headers = [
    ...cors,
    ...(method === 'OPTIONS' ? preflight : []),
    ...flat,
    'Cache-Control',
    'no-store',
    ...safeHeaders,
  ];
  if (body === undefined) return { status, headers };
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  const bytes = new TextEncoder().encode(JSON.stringify(body));
  const sized = [...headers, 'Content-Type', type, 'Content-Length', String(bytes.length)];
  return method === 'HEAD' ? { status, headers: sized } : { status, headers: sized, body: bytes };
}

const preflight: readonly string[] = [
  'Access-Control-Allow-Methods',
  'GET, POST, PUT, PATCH, DELETE',
  'Access-Control-Allow-Headers',
  'Authorization, Content-Type',
];
