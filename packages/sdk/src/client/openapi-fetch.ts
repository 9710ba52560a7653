/** The only file that knows openapi-fetch: its pure helpers, since it will get no more updates. */
import { createFinalURL, mergeHeaders } from 'openapi-fetch';
import type { HeaderFields } from './options.ts';

/** Names and values of one part of a request. */
export type Fields = Readonly<Record<string, unknown>>;

/** A URL with its parameters in OpenAPI's default styles. */
export function joinUrl(baseUrl: string, path: string, pathParams: Fields, query: Fields): string {
  return createFinalURL(path, { baseUrl, params: { path: pathParams, query }, pathSerializer, querySerializer });
}

/** All headers together: a later one replaces, `null` takes away. */
export function joinHeaders(...all: (HeaderFields | undefined)[]): Headers {
  return mergeHeaders(...all);
}

// openapi-fetch's own serialisers know every style of the standard, and would add 0.7 kB gzipped.

function pathSerializer(url: string, fields: Fields): string {
  return url.replace(/{([^{}]+)}/g, (_, name: string) => encodeURIComponent(`${fields[name]}`));
}

function querySerializer(fields: Fields): string {
  const pairs = Object.entries(fields).flatMap(([name, value]) => [value].flat().map((item) => [name, `${item}`]));
  return `${new URLSearchParams(pairs)}`;
}
