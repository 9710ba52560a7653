import type { MockServerSettings } from '@resetkit/mock-server';
import type { InsforgeOptions } from '@resetkit/mock-server/insforge';
import { operations } from '@resetkit/sdk/insforge/operations';
import { responseOf } from '../../../src/core/fetch.ts';
import type { OperationId } from '../spec.ts';
import { clientOf, type Reply, type World } from '../world.ts';

/** Makes an operation answer one status, on a mock of its own. */
export type Drive = (
  start: (options?: Partial<InsforgeOptions>, settings?: MockServerSettings) => World,
) => Promise<Reply>;

/** For each operation, what makes it answer which status. */
export type Drives = { readonly [Id in OperationId]: Readonly<Record<number, Drive>> };

/** Calls an operation at the method and path that the spec has for it. */
export function call(
  { send }: World,
  id: OperationId,
  body?: unknown,
  headers: Record<string, string> = {},
  query = '',
): Promise<Reply> {
  const { method, path } = operations[id];
  const json = body === undefined ? {} : { 'content-type': 'application/json' };
  return send(`${path}${query}`, {
    method,
    headers: { ...json, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** A body that nobody can read: 500 wherever one is sent. */
export function unreadable(id: OperationId): Drive {
  return (start) => sendRaw(start(), id, 'application/json; charset=latin1', '{}');
}

/** Text that is not JSON: 400 wherever it is sent. */
export function malformed(id: OperationId): Drive {
  return (start) => sendRaw(start(), id, 'application/json', '{');
}

/** `fetch` sends no body with a GET. Servers are sent some all the same. */
function sendRaw({ mock }: World, id: OperationId, type: string, text: string): Promise<Reply> {
  const { method, path } = operations[id];
  const request = {
    method,
    target: path,
    headers: { 'content-type': type },
    body: new TextEncoder().encode(text),
    ip: '127.0.0.1',
    mount: '',
    baseUrl: mock.baseUrl,
  };
  return clientOf(async () => responseOf(await mock.handle(request))).send(path, { method });
}
