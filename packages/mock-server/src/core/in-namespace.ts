import type { RequestHead } from './body-size.ts';
import { isName, namespaceOf } from './namespaces.ts';
import type { MockServer } from './server.ts';
import type { WireRequest } from './wire.ts';

/**
 * The mock server that a request is for, and the request as it reads it: `/@worker-3/api/…` is for `/api/…` in the
 * namespace `worker-3`. Some backends find the name elsewhere in the request. Throws if the name of the namespace is wrong.
 */
export function inNamespace(mock: MockServer, request: WireRequest): readonly [mock: MockServer, request: WireRequest] {
  const found = namespaceOf(request.target) ?? namedOtherwise(mock, request);
  if (!found) return [mock, request];
  const prefix = `/@${found.name}`;
  return [
    mock.namespace(found.name),
    { ...request, target: found.rest, mount: request.mount + prefix, baseUrl: request.baseUrl + prefix },
  ];
}

/** The namespace that a request names although its path does not. The backend takes any value there: what cannot be a name is none. */
export function namedOtherwise(
  { provider }: Pick<MockServer, 'provider'>,
  request: RequestHead,
): ReturnType<typeof namespaceOf> {
  const name = provider.namespaceOf?.(request);
  return isName(name) ? { name, rest: request.target } : undefined;
}
