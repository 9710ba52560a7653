import type { operations } from '@resetkit/sdk/apphandoff/operations';
import { schemas } from '@resetkit/sdk/apphandoff/schemas';
import { readSpec } from '../read-spec.ts';

export type OperationId = keyof typeof operations;

const spec = readSpec('apphandoff', schemas);

export const { specified, routes } = spec;

/** What the spec has against a reply; nothing if it is one of its own, or if no operation is at that path. */
export function objections(method: string, path: string, status: number, headers: Headers, body: unknown): string[] {
  const operation = spec.operationAt(method, path);
  return operation === undefined ? [] : spec.objections(operation, method, status, headers, body);
}
