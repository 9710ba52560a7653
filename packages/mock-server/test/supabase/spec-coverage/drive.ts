import type { MockServerSettings } from '@resetkit/mock-server';
import type { SupabaseOptions } from '@resetkit/mock-server/supabase';
import { operations } from '@resetkit/sdk/supabase/operations';
import type { OperationId } from '../spec.ts';
import { ada, asServer, type Reply, type start, type World } from '../world.ts';

/** Makes an operation answer one status, on a mock of its own. */
export type Drive = (
  begin: (options?: Partial<SupabaseOptions>, settings?: MockServerSettings) => ReturnType<typeof start>,
) => Promise<Reply>;

/** For each operation, what makes it answer which status. */
export type Drives = { readonly [Id in OperationId]: Readonly<Record<number, Drive>> };

/** Calls an operation at the method and path that the spec has for it; a path of one account is Ada's. */
export function call(
  { send }: World,
  id: OperationId,
  body?: unknown,
  headers: Record<string, string> = {},
  query = '',
): Promise<Reply> {
  const { method, path } = operations[id];
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const target = `${path.slice('/auth/v1'.length).replace('{id}', ada.id)}${query}`;
  return send(target, { method, headers, ...(body !== undefined && { body: text }) });
}

/** No key: 401 from the gateway. */
export function keyless(id: OperationId): Drive {
  return (begin) => call(begin(), id, undefined, { apikey: '', authorization: '' });
}

/** Text that is not JSON. */
export function malformed(id: OperationId, headers: Record<string, string> = asServer, query = ''): Drive {
  return (begin) => call(begin(), id, '{', headers, query);
}

/** More than 1 MiB. */
export function tooLarge(id: OperationId, headers: Record<string, string> = asServer, query = ''): Drive {
  return (begin) => call(begin(), id, 'x'.repeat(1_048_577), headers, query);
}

/** One request more than a limit of this address lets through. */
export function tooMany(id: OperationId, max: number, body: unknown, query = ''): Drive {
  return async (begin) => {
    const world = begin({}, { limits: 'real' });
    for (let count = 0; count < max; count += 1) await call(world, id, body, {}, query);
    return call(world, id, body, {}, query);
  };
}
