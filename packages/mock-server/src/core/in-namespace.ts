import { namespaceOf } from './namespaces.ts';
import type { MockServer } from './server.ts';
import type { WireRequest } from './wire.ts';

/**
 * The mock server that a request is for, and the request as it reads it: `/@worker-3/api/…` is for `/api/…` in the
 * namespace `worker-3`. Throws if the name of the namespace is wrong.
 */
export function inNamespace(mock: MockServer, request: WireRequest): readonly [mock: MockServer, request: WireRequest] {
  const found = namespaceOf(request.target);
  if (!found) return [mock, request];
  const prefix = `/@${found.name}`;
  return [
    mock.namespace(found.name),
    { ...request, target: found.rest, mount: request.mount + prefix, baseUrl: request.baseUrl + prefix },
  ];
}
