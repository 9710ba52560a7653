import { operations } from '@resetkit/sdk/unleash/operations';
import { pathOf, queryOf } from '../../core/wire.ts';
import type { OperationId } from './backend.ts';

/** What lies at a path under one method. */
export interface Route {
  readonly id: OperationId;
  /** What the path says where the operation has a parameter, not yet decoded. */
  readonly parameters: Readonly<Record<string, string>>;
}

/** A path as the server's routers see it. */
export interface Place {
  /** Below the base path, repeated slashes folded into one, in the case it was sent in. */
  readonly path: string;
  readonly routes: ReadonlyMap<string, Route>;
}

interface Template {
  readonly id: OperationId;
  readonly pattern: RegExp;
  readonly names: readonly string[];
}

const ids = Object.keys(operations).filter((id): id is OperationId => id in operations);

/** What has no parameter is looked at first, so that it is not taken for one. */
const templates: readonly Template[] = ids
  .map((id) => {
    const { path } = operations[id];
    const names = Array.from(path.matchAll(/\{(\w+)\}/g), ([, name = '']) => name);
    return { id, names, pattern: new RegExp(`^${path.replace(/\{\w+\}/g, '([^/]+)')}/?$`, 'i') };
  })
  .sort((one, other) => one.names.length - other.names.length);

/** Where a target leads; `undefined` outside the base path. */
export function placeOf(target: string, basePath: string): Place | undefined {
  const folded = pathOf(target).replace(/\/{2,}/g, '/');
  const path = folded.slice(basePath.length);
  const inside = folded.slice(0, basePath.length).toLowerCase() === basePath.toLowerCase();
  if (!inside || (path !== '' && !path.startsWith('/'))) return undefined;
  const routes = new Map<string, Route>();
  for (const { id, pattern, names } of templates) {
    const [match, ...values] = pattern.exec(path) ?? [];
    if (match === undefined || routes.has(operations[id].method)) continue;
    const parameters = Object.fromEntries(names.map((name, index) => [name, values[index] ?? '']));
    routes.set(operations[id].method, { id, parameters });
  }
  return { path: path || '/', routes };
}

/** Whether a path lies under `/api` or another root, whatever its case. */
export function liesUnder(path: string, root: string): boolean {
  const lower = path.toLowerCase();
  return lower === root || lower.startsWith(`${root}/`);
}

/** Whether what follows the last slash of path and query has a dot in it: then the app's page is sent with 404. */
export function looksLikeAFile(target: string): boolean {
  const query = queryOf(target);
  const whole = query === '' ? pathOf(target) : `${pathOf(target)}?${query}`;
  return whole.slice(whole.lastIndexOf('/') + 1).includes('.');
}
