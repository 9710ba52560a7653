import type { Backend } from './backend.ts';
import { readBaseUrl } from './base-url.ts';
import { joinHeaders } from './headers.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import { splitInput } from './split-input.ts';

/** The arguments of `fetch`. */
export type Outgoing = readonly [
  url: string,
  init: RequestInit & { readonly method: string; readonly headers: Headers },
];

/** Makes the request of a call. Throws if that cannot be done. */
export async function buildRequest(
  backend: Backend,
  client: ClientOptions,
  { path, query, method, body: hasBody, bodyOptional, redirect }: Operation,
  input: unknown,
  options?: CallOptions,
): Promise<Outgoing> {
  const baseUrl = readBaseUrl(client?.baseUrl);
  const [target, headers, fields] = splitInput(path, query, input);
  const body = hasBody && !(bodyOptional && Object.keys(fields).length === 0) && JSON.stringify(fields);
  const credentials = options?.credentials ?? client.credentials;
  const init = {
    method,
    headers: joinHeaders(
      { Accept: 'application/json', ...(body && { 'Content-Type': 'application/json' }) },
      await backend.headers(),
      client.headers,
      headers,
      options?.headers,
    ),
    ...(body && { body }),
    ...(credentials && { credentials }),
    ...(redirect && { redirect: 'manual' as const }),
  };
  return [baseUrl + target, init];
}

/** The URL of an operation that answers with a redirect. Cannot fail: with a useless input it is a useless URL. */
export function buildUrl(client: ClientOptions, { path, query }: Operation, input: unknown): string {
  try {
    return readBaseUrl(client?.baseUrl) + splitInput(path, query, input)[0];
  } catch {
    return path;
  }
}
