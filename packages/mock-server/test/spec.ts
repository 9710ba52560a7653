import type { operations } from '@resetkit/sdk/insforge/operations';
import { schemas } from '@resetkit/sdk/insforge/schemas';
import { readSpec } from './read-spec.ts';

export type { SpecifiedStatus } from './read-spec.ts';
export type OperationId = keyof typeof operations;

const spec = readSpec('insforge', schemas);

export const { specified, routes, objections } = spec;

/** The operation of a request, with the tolerance that the real server's router has. */
export function operationAt(method: string, path: string): string | undefined {
  const canonical = path
    .toLowerCase()
    .replace(/^\/api\/\/auth/, '/api/auth')
    .replace(/\/$/, '');
  return spec.operationAt(method, canonical);
}
