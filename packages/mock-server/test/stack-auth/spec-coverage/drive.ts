import type { MockServerSettings } from '@resetkit/mock-server';
import type { StackAuthOptions } from '@resetkit/mock-server/stack-auth';
import { operations } from '@resetkit/sdk/stack-auth/operations';
import { made } from '../vectors/passwords.ts';
import { asServer, type Headed, type Reply, u, type World, withToken } from '../world.ts';

export type OperationId = keyof typeof operations;

/** Makes an operation answer one status, on a mock of its own. */
export type Drive = (
  start: (options?: Partial<StackAuthOptions>, settings?: MockServerSettings) => World,
) => Promise<Reply>;

/** What makes an operation answer which status. */
export type Statuses = Readonly<Record<number, Drive>>;

/** What a request has beside its operation. */
export interface Sent {
  readonly body?: unknown;
  readonly headers?: Headed;
  readonly path?: Readonly<Record<string, string>>;
  readonly query?: string;
}

/** Calls an operation at the method and path that the spec has for it. */
export function call(
  { send }: World,
  id: OperationId,
  { body, headers, path = {}, query = '' }: Sent = {},
): Promise<Reply> {
  const { method, path: template } = operations[id];
  const target = template.replace(/\{(\w+)\}/g, (_, name: string) => path[name] ?? u.id);
  const type: Headed = body === undefined ? {} : { 'content-type': 'application/json' };
  return send(`${target}${query}`, {
    method,
    headers: { ...type, ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  });
}

/** What can be refused at every operation: the project's headers, and a restricted user's token. */
export function refusals(id: OperationId, sent: Sent = {}): Record<400 | 401 | 403, Drive> {
  const withHeaders = (headers: Headed): Sent => ({ ...sent, headers: { ...sent.headers, ...headers } });
  return {
    400: (start) => call(start(), id, withHeaders({ 'x-stack-project-id': 'x' })),
    401: (start) => call(start(), id, withHeaders({ 'x-stack-access-token': 'x' })),
    403: async (start) => {
      const world = start();
      const { access } = await made(world, { restricted_by_admin: true });
      return call(world, id, withHeaders(withToken(access)));
    },
  };
}

/** The same for operations of servers. */
export function serverRefusals(id: OperationId, sent: Sent = {}): Record<400 | 401 | 403, Drive> {
  return { ...refusals(id, { ...sent, headers: asServer }), 401: (start) => call(start(), id, sent) };
}
