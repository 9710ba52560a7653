import { bodyBytes } from '../../core/body-bytes.ts';
import type { Answer } from '../../core/stage.ts';
import type { WireReply, WireRequest } from '../../core/wire.ts';

/**
 * Puts an answer on the wire: texts unchanged, JSON compact. Known errors, and JSON for a browser's page, are indented
 * by two spaces.
 */
export function stackReply(request: WireRequest, answer: Answer, stamps: readonly string[]): WireReply {
  const { status, body } = answer;
  const headers = stamps.concat(flat(answer.headers));
  if (body === undefined) return { status, headers: [...headers, 'Content-Length', '0'] };
  const isText = typeof body === 'string';
  const bytes = bodyBytes(isText ? body : JSON.stringify(body, null, isIndented(request, body) ? 2 : undefined));
  const type = isText ? 'text/plain; charset=utf-8' : 'application/json; charset=utf-8';
  const all = headers.concat('Content-Type', type, 'Content-Length', String(bytes.length));
  return request.method === 'HEAD' ? { status, headers: all } : { status, headers: all, body: bytes };
}

function isIndented({ headers }: WireRequest, body: unknown): boolean {
  return isKnownError(body) || (headers['accept']?.includes('text/html') ?? false);
}

function isKnownError(body: unknown): boolean {
  return typeof body === 'object' && body !== null && 'code' in body && 'error' in body;
}

function flat(headers: Answer['headers'] = {}): string[] {
  return Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)]));
}
