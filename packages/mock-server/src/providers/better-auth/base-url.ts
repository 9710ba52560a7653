import type { Place } from '../../core/place.ts';
import type { BetterAuthOptions } from './options.ts';

/** The path of better-auth in the description. */
export const describedBasePath = '/api/auth';

/** better-auth's `baseURL`: where clients reach it, with its base path. */
export function baseUrlOf(
  { baseUrl }: Pick<Place, 'baseUrl'>,
  { basePath }: Pick<BetterAuthOptions, 'basePath'>,
): string {
  return baseUrl + basePath;
}

/** The path below the base path, with its slash. `undefined` for a path outside of it. */
export function belowBase(path: string, { basePath }: Pick<BetterAuthOptions, 'basePath'>): string | undefined {
  return path.startsWith(`${basePath}/`) ? path.slice(basePath.length) : undefined;
}

/** The path that limits and `disabledPaths` know: below the base path, without slashes at its end. */
export function normalizedPath(path: string, { basePath }: Pick<BetterAuthOptions, 'basePath'>): string {
  const bare = withoutSlashes(path);
  if (bare === basePath) return '/';
  return bare.startsWith(`${basePath}/`) ? withoutSlashes(bare.slice(basePath.length)) : bare;
}

function withoutSlashes(path: string): string {
  let end = path.length;
  while (end > 0 && path[end - 1] === '/') end -= 1;
  return path.slice(0, end) || '/';
}
