import type { Answer } from '../../core/stage.ts';
import { type WireReply, withSafeHeaders } from '../../core/wire.ts';

const encoder = new TextEncoder();
const escapes: Readonly<Record<string, string>> = {
  '<': '\\u003c',
  '>': '\\u003e',
  '&': '\\u0026',
  '\u2028': '\\u2028',
  '\u2029': '\\u2029',
};

/**
 * Puts an answer and its stamped headers on the wire as Go does: compact JSON without a charset, HTML for redirects,
 * otherwise plain text. Percent-encoding in `Location` has small digits.
 */
export function goReply(answer: Answer, stamps: readonly string[]): WireReply {
  return withSafeHeaders(written(answer, stamps), 'lower');
}

function written(answer: Answer, stamps: readonly string[]): WireReply {
  const own = Object.entries(answer.headers ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [name, String(value)],
  );
  const headers = [...stamps, ...own];
  if (answer.body === undefined)
    return { status: answer.status, headers: answer.status === 204 ? headers : [...headers, 'Content-Length', '0'] };
  if (typeof answer.body === 'string') {
    if (headers.includes('Content-Type')) return withBody(answer.status, headers, answer.body);
    const type = answer.status < 400 ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8';
    return withBody(answer.status, [...headers, 'Content-Type', type], answer.body);
  }
  return withBody(answer.status, [...headers, 'Content-Type', 'application/json'], goJson(answer.body));
}

/** JSON that is safe in HTML, as Go's encoder writes it. */
export function goJson(value: unknown): string {
  return JSON.stringify(value).replace(/[<>&\u2028\u2029]/g, (character) => escapes[character] ?? character);
}

function withBody(status: number, headers: readonly string[], text: string): WireReply {
  const body = encoder.encode(text);
  return { status, headers: [...headers, 'Content-Length', String(body.length)], body };
}
