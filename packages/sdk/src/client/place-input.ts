import { createQuerySerializer } from 'openapi-fetch';
import type { Operation } from './operation.ts';

/** A flat input, sorted into the parts that openapi-fetch expects. */
export interface PlacedInput {
  readonly params: { readonly path: Fields; readonly query: Fields; readonly header: Fields<string> };
  /** `undefined` if no body is sent. */
  readonly body: Fields | undefined;
}

type Fields<Value = unknown> = Record<string, Value>;

/** Sorts each field of an input into path, query, headers or body. Throws if the input cannot become a request. */
export function placeInput({ path, query = [], body, bodyOptional }: Operation, input: unknown): PlacedInput {
  if (Object(input) !== input || Array.isArray(input)) throw new TypeError('The input must be an object');
  const params = { path: fields(), query: fields(), header: fields<string>() };
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
  // With an empty value, or with dots, the path would be that of another operation.
  for (const [, name = ''] of path.matchAll(/\{(\w+)\}/g))
    if (/^\.{0,2}$/.test(`${params.path[name] ?? ''}`)) throw new TypeError(`A value is missing in ${path}`);
  const isSent = body && !(bodyOptional && JSON.stringify(rest) === '{}');
  return { params, body: isSent ? rest : undefined };
}

/** The URL of an operation that has only parameters. Throws if base URL or input are invalid. */
export function urlOf(baseUrl: unknown, { path }: Operation, input: Fields): string {
  const search = createQuerySerializer()(input);
  return `${checkedBaseUrl(baseUrl)}${path}${search && `?${search}`}`;
}

/**
 * The base URL without slashes at its end. Throws if it is neither an http(s) URL nor a path on a page; the message
 * says what was expected.
 */
export function checkedBaseUrl(given: unknown): string {
  try {
    const text = String(given);
    const { href } = new URL(text[0] === '/' ? location.origin + text : text);
    // A href of http(s) has two slashes after its scheme. The text of a match without groups is what it matched.
    if (/^https?:..[^/?#@]+(\/[^?#]*)?$/.test(href)) return String(href.match(/^.*[^/]/));
  } catch {}
  throw new TypeError(`baseUrl (${typeof given}) must be an http(s) URL without query`);
}

/** An object without a prototype, so that every name is a field. */
function fields<Value>(): Fields<Value> {
  return Object.create(null);
}
