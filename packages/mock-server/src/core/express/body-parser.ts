import contentType from 'content-type';
import qs from 'qs';
import type { WireRequest } from '../wire.ts';
import { BodyError } from './body-error.ts';
import { decodeText } from './charset.ts';
import { inflate } from './inflate.ts';
import { parseAnyJson, parseStrictJson } from './strict-json.ts';

/** Express's body parsers as a backend sets them up: limits in bytes, and what it reads at all. */
export interface BodyLimits {
  readonly json: number;
  /** Without a limit there is no parser for forms. */
  readonly form?: number;
  /** Whether JSON must be an object or an array, which is Express's default. */
  readonly strict?: boolean;
}

/**
 * The body as Express 4 with `express.json()` and `express.urlencoded({ extended: true })` has it:
 * an object or array from JSON, an object from a form, and `{}` for every other content type and for no body.
 * Throws a `BodyError` with the text that body-parser 1.20 words.
 */
export async function parseBody(request: WireRequest, limits: BodyLimits): Promise<unknown> {
  if (!hasBody(request)) return {};
  const { type, charset } = contentTypeOf(request.headers['content-type']);
  if (type === 'application/json') {
    if (!charset.startsWith('utf-')) throw unsupportedCharset(charset);
    const text = await textOf(request, charset, limits.json);
    return limits.strict === false ? parseAnyJson(text) : parseStrictJson(text);
  }
  if (limits.form !== undefined && type === 'application/x-www-form-urlencoded') {
    if (charset !== 'utf-8') throw unsupportedCharset(charset);
    return parseForm(await textOf(request, charset, limits.form));
  }
  return {};
}

/** A body that is announced counts, even an empty one. */
function hasBody({ headers, body }: WireRequest): boolean {
  return body.length > 0 || headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

async function textOf(request: WireRequest, charset: string, limit: number): Promise<string> {
  const encoding = (request.headers['content-encoding'] || 'identity').toLowerCase();
  const bytes = await inflate(request.body, encoding);
  if (bytes.length > limit) throw new BodyError('other', 'request entity too large', 413);
  const text = decodeText(bytes, charset);
  if (text === undefined) throw unsupportedCharset(charset);
  return text;
}

function unsupportedCharset(charset: string): BodyError {
  return new BodyError('other', `unsupported charset "${charset.toUpperCase()}"`, 415);
}

/** A header that is not well-formed to the end says nothing. */
function contentTypeOf(header = ''): { type?: string; charset: string } {
  try {
    const { type, parameters } = contentType.parse(header);
    return { type, charset: parameters['charset']?.toLowerCase() || 'utf-8' };
  } catch {
    return { charset: 'utf-8' };
  }
}

/** Settings of body-parser 1.20's extended form parser. */
const formParameters = 1_000;
const formDepth = 32;

function parseForm(text: string): unknown {
  const count = text.split('&').length;
  if (count > formParameters) throw new BodyError('other', 'too many parameters');
  try {
    return qs.parse(text, {
      allowPrototypes: true,
      arrayLimit: Math.max(100, count),
      depth: formDepth,
      strictDepth: true,
      parameterLimit: formParameters,
    });
  } catch {
    throw new BodyError('other', 'The input exceeded the depth');
  }
}

/** A query as Express 4 parses it. */
export function parseQuery(query: string): unknown {
  return qs.parse(query, { allowPrototypes: true });
}
