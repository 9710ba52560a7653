import type { Answer } from '../../core/stage.ts';
import type { WireReply, WireRequest } from '../../core/wire.ts';

const encoder = new TextEncoder();

/**
 * Puts an answer on the wire as better-call does: JSON without a charset, also in the type of a redirect, which has no body. Answers
 * of the router have neither type nor body. A `Set-Cookie` has a cookie in each line.
 */
export function reply(_request: WireRequest, { status, headers, body }: Answer, stamps: readonly string[]): WireReply {
  const { 'Content-Type': type, 'Set-Cookie': cookies, ...others } = headers ?? {};
  const given = Object.entries(others).flatMap(([name, value]) => (value === undefined ? [] : [name, String(value)]));
  const set =
    cookies === undefined
      ? []
      : String(cookies)
          .split('\n')
          .flatMap((cookie) => ['Set-Cookie', cookie]);
  const all = [...stamps, ...given, ...set];
  if (body === undefined)
    return { status, headers: status === 302 ? ['Content-Type', 'application/json', ...all] : all };
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  // An error without a sentence is empty JSON.
  const usual = text === body && text !== '' ? 'text/plain;charset=UTF-8' : 'application/json';
  return { status, headers: ['Content-Type', String(type ?? usual), ...all], body: encoder.encode(text) };
}

/** The query as better-call parses it: names that come twice have a list. */
export function parseQuery(query: string): Readonly<Record<string, unknown>> {
  const parsed = new Map<string, string | string[]>();
  for (const [name, value] of new URLSearchParams(query)) {
    const before = parsed.get(name);
    parsed.set(name, before === undefined ? value : [...[before].flat(), value]);
  }
  return Object.fromEntries(parsed);
}
