import type { Backend } from './backend.ts';
import { joinHeaders } from './headers.ts';
import type { Operation } from './operation.ts';
import type { CallOptions, ClientOptions } from './options.ts';
import type { PlaceFields } from './place-fields.ts';
import { splitInput } from './split-input.ts';

/** The arguments of `fetch`. */
export type Outgoing = readonly [url: URL, init: RequestInit & { readonly headers: Headers }];

const JSON_TYPE = 'application/json';

/** Makes the request of a call. Throws if that cannot be done. */
export async function buildRequest(
  backend: Backend,
  client: ClientOptions,
  operation: Operation,
  input: unknown,
  options?: CallOptions,
  placeFields?: PlaceFields,
): Promise<Outgoing> {
  const { method, bodyOptional, redirect } = operation;
  const [url, fields, headers] = splitInput(client.baseUrl, operation, input, placeFields);
  const json = operation.body && JSON.stringify(fields);
  const body = bodyOptional && json === '{}' ? undefined : json;
  const credentials = options?.credentials ?? client.credentials;
  const init = {
    method,
    headers: joinHeaders(
      { Accept: JSON_TYPE, ...(body && { 'Content-Type': JSON_TYPE }) },
      await backend.headers(),
      client.headers,
      headers,
      options?.headers,
    ),
    ...(body && { body }),
    ...(credentials && { credentials }),
    ...(redirect && { redirect: 'manual' as const }),
  };
  return [url, init];
}
