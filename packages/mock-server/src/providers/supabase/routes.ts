import { operations } from '@resetkit/sdk/supabase/operations';
import { pathOf } from '../../core/wire.ts';
import type { OperationId } from './backend.ts';

/** What a path and a method mean. */
export interface Match {
  readonly operation: OperationId | undefined;
  readonly path: Readonly<Record<string, string>>;
  /** The methods that the path has; none for an unknown one. */
  readonly allowed: readonly string[];
}

/** Everything of Supabase Auth lies below this: the gateway takes it off. */
export const root = '/auth/v1';

const ids = Object.keys(operations) as OperationId[];

/** Routes that are mounted as groups: a slash at their end is as good as none. */
const mounted = /^\/(?:signup|verify|user|reauthenticate|admin\/users|admin\/users\/[^/]+)\/$/;

/** The operation of a request. */
export function match(method: string, target: string): Match {
  const path = canonical(target);
  const matches = ids.flatMap((id) => {
    const parameters = parametersOf(operations[id].path, path);
    return parameters ? [{ id, parameters }] : [];
  });
  const found = matches.find(({ id }) => operations[id].method === method);
  return {
    operation: found?.id,
    path: found?.parameters ?? {},
    allowed: matches.map(({ id }) => operations[id].method),
  };
}

function canonical(target: string): string {
  const path = pathOf(target);
  return mounted.test(path.slice(root.length)) ? path.slice(0, -1) : path;
}

function parametersOf(pattern: string, path: string): Record<string, string> | undefined {
  if (!pattern.endsWith('/{id}')) return pattern === path ? {} : undefined;
  const prefix = pattern.slice(0, -'{id}'.length);
  const id = path.startsWith(prefix) ? path.slice(prefix.length) : '';
  return id === '' || id.includes('/') ? undefined : { id };
}
