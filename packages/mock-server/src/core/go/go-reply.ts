import { bodyBytes } from '../body-bytes.ts';
import type { Answer } from '../stage.ts';
import { type WireReply, withSafeHeaders } from '../wire.ts';

const escapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/**
 * Puts an answer and its stamped headers on the wire as Go does: compact JSON without a charset, HTML for redirects,
 * otherwise plain text. Percent-encoding in `Location` has small digits. JSON is safe in HTML, unless it is written in another way.
 */
export function goReply(
  answer: Answer,
  stamps: readonly string[],
  json: (value: unknown) => string = goJson,
): WireReply {
  return withSafeHeaders(written(answer, stamps, json), 'lower');
}

function written(
  { status, headers: own, body }: Answer,
  stamps: readonly string[],
  json: (value: unknown) => string,
): WireReply {
  const headers = own ? [...stamps, ...flat(own)] : [...stamps];
  if (body === undefined) {
    if (status !== 204) headers.push('Content-Length', '0');
    return { status, headers };
  }
  if (typeof body !== 'string') {
    headers.push('Content-Type', 'application/json');
    return withBody(status, headers, json(body));
  }
  if (!headers.includes('Content-Type'))
    headers.push('Content-Type', status < 400 ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8');
  return withBody(status, headers, body);
}

function flat(headers: NonNullable<Answer['headers']>): string[] {
  return Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)]));
}

/** JSON that is safe in HTML, as Go's encoder writes it. */
export function goJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => escapes[character] ?? character);
}

function withBody(status: number, headers: string[], text: string): WireReply {
  const body = bodyBytes(text);
  headers.push('Content-Length', String(body.length));
  return { status, headers, body };
}
