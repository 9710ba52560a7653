import { queryOf, type WireRequest } from '../../core/wire.ts';

/** The API key of a request. `undefined` if it has none, or several. */
export function apiKeyOf({ target, headers }: Pick<WireRequest, 'target' | 'headers'>): string | undefined {
  const query = queryOf(target);
  const [key, ...more] = query.includes('key=') ? new URLSearchParams(query).getAll('key') : [];
  return (more.length === 0 && key) || headers['x-goog-api-key'] || undefined;
}

/** The namespace that an API key names: `worker-3` for `fake-api-key@worker-3`. `undefined` if it names none. */
export function namespaceInKey(key: string | undefined): string | undefined {
  const at = key?.lastIndexOf('@') ?? -1;
  return at === -1 ? undefined : key?.slice(at + 1);
}
