import type { operations } from '@resetkit/sdk/supabase/operations';
import { schemas } from '@resetkit/sdk/supabase/schemas';
import { readSpec } from '../read-spec.ts';

export type OperationId = keyof typeof operations;

const spec = readSpec('supabase', schemas, [
  'Link',
  'X-Total-Count',
  'x-sb-error-code',
  'X-Supabase-Api-Version',
  'sb-auth-user-id',
  'sb-auth-refresh-token-reuse',
]);

export const { specified, routes } = spec;

/** The operation of a request. */
export function operationAt(method: string, path: string): string | undefined {
  const canonical = path.replace(/\/$/, '').replace(/^(\/auth\/v1\/admin\/users\/).+/, '$1{id}');
  return routes.get(`${method} ${canonical}`);
}

/** What the spec has against a reply; nothing if it is one of its own. The gateway's refusals lack the server's headers. */
export function objections(operation: string, status: number, headers: Headers, body: unknown): string[] {
  const isGateway = Reflect.get(Object(body), 'hint') !== undefined;
  const found = spec.objections(operation, 'GET', status, headers, body);
  return isGateway ? found.filter((objection) => !objection.startsWith(`${operation} ${status} headers: `)) : found;
}
