import type { MockServerSettings } from '@resetkit/mock-server';
import type { InsforgeOptions } from '@resetkit/mock-server/insforge';
import { operations } from '@resetkit/sdk/insforge/operations';
import type { Reply, World } from '../insforge.ts';
import type { OperationId } from '../spec.ts';

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

/** A body that nobody can read: 500 at every operation that reads one. */
export function unreadable(id: OperationId): Drive {
  return (start) => call(start(), id, {}, { 'content-type': 'application/json; charset=latin1' });
}

/** Text that is not JSON: 400 at every operation that reads a body. */
export function malformed(id: OperationId): Drive {
  return (start) => {
    const { method, path } = operations[id];
    return start().send(path, { method, headers: { 'content-type': 'application/json' }, body: '{' });
  };
}
