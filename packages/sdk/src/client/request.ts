import { readBaseUrl } from './base-url.ts';
import type { Call } from './call.ts';
import { joinHeaders } from './headers.ts';
import { splitInput } from './split-input.ts';

/** The arguments of `fetch`. */
export interface Outgoing {
  readonly url: string;
  readonly init: RequestInit & { readonly method: string; readonly headers: Headers };
}

/** Makes the request of a call. Throws if that cannot be done. */
export async function buildRequest({ backend, operation, input, client, options }: Call): Promise<Outgoing> {
  const baseUrl = readBaseUrl(client?.baseUrl);
  const { target, headers, body } = splitInput(operation, input);
  const json = operation.body && !(operation.bodyOptional && Object.keys(body).length === 0) && JSON.stringify(body);
  const credentials = options?.credentials ?? client.credentials;
  return {
    url: baseUrl + target,
    init: {
      method: operation.method,
      headers: joinHeaders(
        { Accept: 'application/json', ...(json && { 'Content-Type': 'application/json' }) },
        await backend.headers(),
        client.headers,
        headers,
        options?.headers,
      ),
      ...(json && { body: json }),
      ...(credentials && { credentials }),
      ...(operation.redirect && { redirect: 'manual' as const }),
    },
  };
}

/** The URL of an operation that answers with a redirect. Cannot fail: with a useless input it is a useless URL. */
export function buildUrl({ operation, input, client }: Pick<Call, 'operation' | 'input' | 'client'>): string {
  try {
    return readBaseUrl(client?.baseUrl) + splitInput(operation, input).target;
  } catch {
    return operation.path;
  }
}
