import { hasTooManyValues } from '../body-size.ts';
import { isDeeper } from '../json-depth.ts';
import { firstJsonValue } from './go-json.ts';

/** A value, or that there is none: Go does not say here what was wrong. */
export type StrictJson = { readonly value: unknown } | 'malformed';

/**
 * Parses the first value of a body as the decoder of Go's second JSON package does, which apps get without asking since Go 1.27. What
 * follows the value is ignored. Bytes that are no UTF-8, half a surrogate pair and a name that an object has twice are errors.
 */
export function parseStrictJson(body: Uint8Array): StrictJson {
  if (hasTooManyValues(body)) return 'malformed';
  const whole = textOf(body);
  return (whole === undefined ? undefined : parsed(whole)) ?? parsedFirst(body) ?? 'malformed';
}

/** The longest body, in bytes, in which the end of the first value is looked for: that takes memory. */
const mostScanned = 64 * 1024;

function parsedFirst(body: Uint8Array): Exclude<StrictJson, string> | undefined {
  const first = body.length > mostScanned ? body : firstJsonValue(body);
  const text = first.length === body.length ? undefined : textOf(first);
  return text === undefined ? undefined : parsed(text);
}

function parsed(text: string): Exclude<StrictJson, string> | undefined {
  if (isDeeper(text)) return undefined;
  try {
    const value: unknown = JSON.parse(text);
    return hasHalfPair(text) || hasNameTwice(text) ? undefined : { value };
  } catch {
    return undefined;
  }
}

function textOf(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

/** Whether an escaped half of a surrogate pair stands alone in a JSON text without syntax errors. */
function hasHalfPair(json: string): boolean {
  if (!/\\ud[89a-f]/i.test(json)) return false;
  const escapes = json.match(/(?:\\u[\da-f]{4})+|\\[^u]/gi) ?? [];
  return escapes.some((run) => /[\ud800-\udfff]/u.test(JSON.parse(`"${run}"`)));
}

/** Whether an object in a JSON text without syntax errors has a name twice. */
function hasNameTwice(json: string): boolean {
  const open: Set<string>[] = [];
  for (const [token, colon] of json.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[{[\]}]/g)) {
    if (token === '{' || token === '[') open.push(new Set());
    else if (token === '}' || token === ']') open.pop();
    else if (colon !== undefined) {
      const name: string = JSON.parse(token.slice(0, token.length - colon.length));
      if (open.at(-1)?.has(name)) return true;
      open.at(-1)?.add(name);
    }
  }
  return false;
}
