import { operations } from '@resetkit/sdk/stack-auth/operations';
import { pathOf } from '../../core/wire.ts';
import type { OperationId } from './backend.ts';

/** An operation, and what its path says. */
export interface Route {
  readonly id: OperationId;
  readonly params: Readonly<Record<string, string>>;
}

interface Pattern {
  readonly id: OperationId;
  readonly method: string;
  readonly segments: readonly string[];
}

function isOperationId(id: string): id is OperationId {
  return Object.hasOwn(operations, id);
}

/** Fixed paths before those with parameters: `/users/me` is no user with the id `me`. */
const patterns: readonly Pattern[] = Object.keys(operations)
  .filter(isOperationId)
  .map((id) => ({ id, method: operations[id].method, segments: operations[id].path.split('/') }))
  .sort((one, other) => parametersIn(one) - parametersIn(other));

/** The operation at a method and path, whichever name of the API's version is used. */
export function routeOf(method: string, target: string): Route | undefined {
  const segments = segmentsOf(target);
  const wanted = method === 'HEAD' ? 'GET' : method;
  const pattern = patterns.find((one) => one.method === wanted && fits(one, segments));
  return pattern && { id: pattern.id, params: paramsOf(pattern, segments) };
}

/** Whether there is an operation at a path, under any method. */
export function pathExists(target: string): boolean {
  const segments = segmentsOf(target);
  return patterns.some((pattern) => fits(pattern, segments));
}

/** Older and newer names of the API lead to the same handlers. */
function segmentsOf(target: string): readonly string[] {
  return pathOf(target)
    .replace(/^\/api\/(?:latest|v2beta[1-5])\//, '/api/v1/')
    .split('/');
}

function fits({ segments }: Pattern, actual: readonly string[]): boolean {
  if (segments.length !== actual.length) return false;
  return segments.every((segment, index) => (isParameter(segment) ? actual[index] !== '' : segment === actual[index]));
}

function paramsOf({ segments }: Pattern, actual: readonly string[]): Record<string, string> {
  const params = segments.flatMap((segment, index) =>
    isParameter(segment) ? [[segment.slice(1, -1), decoded(actual[index] ?? '')] as const] : [],
  );
  return Object.fromEntries(params);
}

function parametersIn({ segments }: Pattern): number {
  return segments.filter(isParameter).length;
}

function isParameter(segment: string): boolean {
  return segment.startsWith('{');
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
