import { isDeeper } from '../json-depth.ts';
import { goSyntaxError, valueEnd } from './go-syntax.ts';

/** A JSON value as Go decodes it. */
export interface GoJson {
  readonly value: unknown;
  /** The first number that is too large for a double, as it was sent. */
  readonly overflow?: string;
}

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/**
 * Parses a body as Go's decoder does. Returns the value, or Go's error text in `detail`. A byte order mark is an error,
 * and half a surrogate pair becomes U+FFFD. The caller refuses values other than objects.
 */
export function parseGoJson(body: Uint8Array): GoJson | { readonly detail: string } {
  const text = decoder.decode(body);
  // Go refuses 10,000 levels in the same words.
  if (isDeeper(text)) return { detail: 'exceeded max depth' };
  try {
    const value: unknown = wellFormed(JSON.parse(text), /\\ud[89a-f]/i.test(text));
    const overflow = /\d[eE]\+?\d{3}|\d{309}/.test(text) ? overflowIn(text) : undefined;
    return overflow === undefined ? { value } : { value, overflow };
  } catch {
    return { detail: goSyntaxError(latin1(body)) ?? 'unexpected end of JSON input' };
  }
}

/** The first value of a body, without what follows it. A body with a syntax error stays as it is. */
export function firstJsonValue(body: Uint8Array): Uint8Array {
  return body.subarray(0, valueEnd(latin1(body)));
}

/** One character for each byte. */
function latin1(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
}

/** The first number of a JSON text that JavaScript reads as infinite. */
function overflowIn(text: string): string | undefined {
  const tokens = text.match(/"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g) ?? [];
  return tokens.find((token) => !token.startsWith('"') && !Number.isFinite(Number(token)));
}

/** The value with U+FFFD for each half of a surrogate pair, if there can be one. */
function wellFormed(value: unknown, isNeeded: boolean): unknown {
  if (!isNeeded) return value;
  const repaired = (text: string): string => new TextDecoder().decode(new TextEncoder().encode(text));
  const visit = (each: unknown): unknown => {
    if (typeof each === 'string') return repaired(each);
    if (Array.isArray(each)) return each.map(visit);
    if (typeof each !== 'object' || each === null) return each;
    return Object.fromEntries(Object.entries(each).map(([name, field]) => [repaired(name), visit(field)]));
  };
  return visit(value);
}
