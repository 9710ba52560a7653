import { createQuerySerializer } from 'openapi-fetch';
import type { Operation } from './operation.ts';

/** A flat input, sorted into what openapi-fetch takes. */
export interface PlacedInput {
  readonly params: { readonly path: Fields; readonly query: Fields; readonly header: Fields };
  /** `undefined` where no body is sent. */
  readonly body: Fields | undefined;
}

type Fields = Record<string, unknown>;

/** Sorts each field of an input into path, query, headers or body. Throws where no request can be made of it. */
export function placeInput({ path, query = [], body, bodyOptional }: Operation, input: unknown): PlacedInput {
  if (Object(input) !== input || Array.isArray(input)) throw new TypeError('The input must be an object');
  const params = { path: fields(), query: fields(), header: fields() };
  const rest = fields();
  for (const [name, value] of Object.entries(input as object)) {
    const isHeader = /^x-/i.test(name);
    const place = path.includes(`{${name}}`)
      ? params.path
      : query.includes(name)
        ? params.query
        : isHeader
          ? params.header
          : rest;
    place[name] = value;
  }
  // Without a value, or with dots for one, the path would be another operation's.
  for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g))
    if (/^\.{0,2}$/.test(`${params.path[name] ?? ''}`)) throw new TypeError(`A value is missing in ${path}`);
  const isSent = body && !(bodyOptional && JSON.stringify(rest) === '{}');
  return { params, body: isSent ? rest : undefined };
}

/** The URL of an operation that takes nothing but parameters. Throws where base URL or input are of no use. */
export function urlOf(baseUrl: unknown, { path }: Operation, input: Fields): string {
  const search = createQuerySerializer()(input);
  return `${checkedBaseUrl(baseUrl)}${path}${search && `?${search}`}`;
}

/** The base URL without slashes at its end. Throws what was expected if it is not an http(s) URL, or a path on a page. */
export function checkedBaseUrl(given: unknown): string {
  try {
    const text = String(given);
    const { href } = new URL(text[0] === '/' ? globalThis.location.origin + text : text);
    if (/^https?:\/\/[^/?#@]+(\/[^?#]*)?$/.test(href)) return href.replace(/\/+$/, '');
  } catch {}
  throw new TypeError(`baseUrl (${typeof given}) must be an http(s) URL without query`);
}

/** An object without a prototype, so that every name means a field. */
function fields(): Fields {
  return Object.create(null);
}
