import contentType from 'content-type';
import qs from 'qs';
import { hasTooManyValues, isTooLarge, type RequestHead } from '../body-size.ts';
import type { WireRequest } from '../wire.ts';
import { BodyError, tooLarge } from './body-error.ts';
import { decodeText } from './charset.ts';
import { canInflate, inflate } from './inflate.ts';
import { parseAnyJson, parseStrictJson } from './strict-json.ts';

/** The settings of a backend's body parsers. Limits are bytes. */
export interface BodyLimits {
  readonly json: number;
  /** Without it the backend has no parser for forms. */
  readonly form?: number;
  /** How deep brackets in the names of a form are nested: 0 for a parser that does not look at them. Default: 32. */
  readonly formDepth?: number;
  /** Whether JSON must be an object or an array. Default: `true`, as in Express. */
  readonly strict?: boolean;
  /** How deep JSON may be nested, for a backend that answers deeper values itself. Default: 1,000 levels. */
  readonly levels?: number;
}

/** What a body says, or why it is refused. */
export type ParsedBody = { readonly body: unknown } | { readonly error: BodyError };

/**
 * Parses a body as Express 4 does with `express.json()` and `express.urlencoded({ extended: true })`: an object or
 * array from JSON, an object from a form, `{}` for another content type and for no body. An error has the message of
 * body-parser 1.20. Goes on with the result: at once, unless the body is compressed.
 */
export function afterBody<T>(
  request: WireRequest,
  limits: BodyLimits,
  goOn: (parsed: ParsedBody) => T | Promise<T>,
): T | Promise<T> {
  const parsed = parseBody(request, limits);
  return parsed instanceof Promise ? parsed.then(goOn) : goOn(parsed);
}

function parseBody(request: WireRequest, limits: BodyLimits): ParsedBody | Promise<ParsedBody> {
  return unlessRefused(() => {
    const parser = hasBody(request) ? parserFor(request, limits) : undefined;
    if (!parser) return { body: {} };
    const encoding = (request.headers['content-encoding'] || 'identity').toLowerCase();
    if (canInflate(encoding) && isTooLarge(request, parser.limit)) throw tooLarge();
    if (encoding === 'identity') return { body: parser.parse(request.body) };
    const parse = (bytes: Uint8Array): ParsedBody => unlessRefused(() => ({ body: parser.parse(bytes) }));
    return inflate(request.body, encoding, parser.limit).then(parse, refusal);
  });
}

function unlessRefused<T>(act: () => T): T | { readonly error: BodyError } {
  try {
    return act();
  } catch (error) {
    return refusal(error);
  }
}

function refusal(error: unknown): { readonly error: BodyError } {
  if (error instanceof BodyError) return { error };
  throw error;
}

interface Parser {
  /** In bytes. */
  readonly limit: number;
  parse(bytes: Uint8Array): unknown;
}

/** The parser for the content type of a request. */
function parserFor(
  { headers }: WireRequest,
  { json, form, formDepth, strict, levels }: BodyLimits,
): Parser | undefined {
  const { type, charset } = contentTypeOf(headers['content-type']);
  if (type === 'application/json') {
    if (!charset.startsWith('utf-')) throw unsupportedCharset(charset);
    const parse = (text: string): unknown => (strict === false ? parseAnyJson(text, levels) : parseStrictJson(text));
    return {
      limit: json,
      parse(bytes) {
        if (hasTooManyValues(bytes)) throw tooLarge();
        return parse(textOf(bytes, charset));
      },
    };
  }
  if (form === undefined || type !== 'application/x-www-form-urlencoded') return undefined;
  if (charset !== 'utf-8') throw unsupportedCharset(charset);
  return { limit: form, parse: (bytes) => parseForm(textOf(bytes, charset), formDepth) };
}

/** The bytes that the parsers read of a body: 0 if its type has no parser. */
export function bytesRead({ headers }: Pick<RequestHead, 'headers'>, { json, form = 0 }: BodyLimits): number {
  const { type } = contentTypeOf(headers['content-type']);
  if (type === 'application/json') return json;
  return type === 'application/x-www-form-urlencoded' ? form : 0;
}

/** Whether the headers announce a body. An empty body with `Content-Length` is a body. */
function hasBody({ headers, body }: WireRequest): boolean {
  return body.length > 0 || headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;
}

function textOf(bytes: Uint8Array, charset: string): string {
  const text = decodeText(bytes, charset);
  if (text === undefined) throw unsupportedCharset(charset);
  return text;
}

function unsupportedCharset(charset: string): BodyError {
  return new BodyError('other', `unsupported charset "${charset.toUpperCase()}"`, 415);
}

/** As most clients write it: nothing of it has to be parsed. */
const plainJson = { type: 'application/json', charset: 'utf-8' };

/** Type and charset of a `Content-Type` header. A malformed header has no type. */
function contentTypeOf(header = ''): { type?: string; charset: string } {
  if (header === plainJson.type) return plainJson;
  try {
    const { type, parameters } = contentType.parse(header);
    return { type, charset: parameters['charset']?.toLowerCase() || 'utf-8' };
  } catch {
    return { charset: 'utf-8' };
  }
}

// The limits of the extended form parser of body-parser 1.20.
const formParameters = 1_000;
const nestedDepth = 32;

function parseForm(text: string, depth = nestedDepth): unknown {
  const count = text.split('&').length;
  if (count > formParameters) throw new BodyError('other', 'too many parameters');
  try {
    return qs.parse(text, {
      allowPrototypes: true,
      arrayLimit: Math.max(100, count),
      depth,
      strictDepth: depth > 0,
      parameterLimit: formParameters,
    });
  } catch {
    throw new BodyError('other', 'The input exceeded the depth');
  }
}

/** Parses a query as Express 4 does. */
export function parseQuery(query: string): unknown {
  return query === '' ? {} : qs.parse(query, { allowPrototypes: true });
}
