import { readBaseUrl } from './base-url.ts';
import type { Call } from './call.ts';
import { splitInput } from './input.ts';
import { joinHeaders, joinUrl } from './openapi-fetch.ts';

/** The arguments of `fetch`. */
export interface Outgoing {
  readonly url: string;
  readonly init: RequestInit;
}

/** Makes the request of a call. Throws if that cannot be done. */
export async function buildRequest({ backend, operation, input, client, options }: Call): Promise<Outgoing> {
  const baseUrl = readBaseUrl(client?.baseUrl);
  const { path, query, headers, body } = splitInput(operation, input);
  const sendsBody = operation.body && !(operation.bodyOptional && Object.keys(body).length === 0);
  const credentials = options?.credentials ?? client.credentials;
  return {
    url: joinUrl(baseUrl, operation.path, path, query),
    init: {
      method: operation.method,
      headers: joinHeaders(
        { Accept: 'application/json', ...(sendsBody && { 'Content-Type': 'application/json' }) },
        await backend.headers(),
        client.headers,
        headers,
        options?.headers,
      ),
      ...(sendsBody && { body: JSON.stringify(body) }),
      ...(credentials && { credentials }),
      ...(operation.redirect && { redirect: 'manual' as const }),
    },
  };
}

/** The URL of an operation that answers with a redirect. Cannot fail: with a useless input it is a useless URL. */
export function buildUrl({ operation, input, client }: Call): string {
  try {
    const { path, query } = splitInput(operation, input);
    return joinUrl(readBaseUrl(client?.baseUrl), operation.path, path, query);
  } catch {
    return operation.path;
  }
}
