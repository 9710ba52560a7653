import { UsageError } from '../cli/usage-error.ts';
import { pathOf } from '../core/wire.ts';
import type { ViteSettings } from './vite-settings.ts';

/** Where the server is, at the origin of the dev server. */
export const serverPath = '/__resetkit';

/** Where backends are, at the origin of the dev server. */
export interface Places {
  /** The path of a backend: `''` at the root. */
  pathOf(id: string): string;
  /** The id of the backend at the root. */
  readonly atRoot: string | undefined;
  /** The target that a target of the dev server is on our server. `undefined` for those that are not ours. */
  inner(target: string): string | undefined;
}

/** Reads the setting `mount`. Throws a `UsageError` for a backend that is not served, and for a place that it cannot have. */
export function placesOf(mount: ViteSettings['mount'] = {}, providers: readonly string[], where: string): Places {
  const fail = (sentence: string): never => {
    throw new UsageError(`${where}: mount: ${sentence}`);
  };
  const paths = new Map(Object.entries(mount).map(([id, path]) => [id, checkedPath(id, path)]));
  function checkedPath(id: string, path: unknown): string {
    if (!providers.includes(id)) return fail(`${JSON.stringify(id)} is not served. Served: ${providers.join(', ')}.`);
    if (typeof path !== 'string' || !/^\/(?:[^/?#\s@][^/?#\s]*(?:\/[^/?#\s]+)*\/?)?$/.test(path))
      return fail(`${id} needs a path such as "/auth" or "/", not ${JSON.stringify(path)}.`);
    const trimmed = path.replace(/\/$/, '');
    if (below(trimmed, serverPath) !== undefined)
      return fail(`${serverPath} is the server's own, ${id} needs another path.`);
    return trimmed;
  }
  const all = [...paths];
  const twice = all.find(([, path], index) => all.findIndex(([, other]) => other === path) !== index);
  if (twice) fail(`two backends cannot both be at ${JSON.stringify(twice[1] || '/')}.`);
  // The longest first: one place may be below another.
  const mounts = all.filter(([, path]) => path !== '').sort(([, one], [, other]) => other.length - one.length);
  return {
    pathOf: (id) => paths.get(id) ?? `${serverPath}/${id}`,
    atRoot: all.find(([, path]) => path === '')?.[0],
    inner(target) {
      const own = below(target, serverPath);
      if (own !== undefined) return own;
      for (const [id, path] of mounts) {
        const rest = below(target, path);
        if (rest !== undefined) return `/${id}${rest}`;
      }
      return undefined;
    },
  };
}

/** What a target is below a path. `undefined` if it is not below it. */
function below(target: string, path: string): string | undefined {
  const own = pathOf(target);
  if (own !== path && !own.startsWith(`${path}/`)) return undefined;
  const rest = target.slice(path.length);
  return rest.startsWith('/') ? rest : `/${rest}`;
}
