import { pathOf, queryOf } from '../../core/wire.ts';
import type { UnleashOptions } from './options.ts';

/**
 * The part of a path below the base path, in the case in which it was sent, with repeated slashes folded into one.
 * `undefined` for other paths.
 */
export function belowBase(path: string, { baseUriPath }: Pick<UnleashOptions, 'baseUriPath'>): string | undefined {
  const folded = path.replace(/\/{2,}/g, '/');
  const below = folded.slice(baseUriPath.length);
  const isInside = folded.slice(0, baseUriPath.length).toLowerCase() === baseUriPath.toLowerCase();
  if (!isInside || (below !== '' && !below.startsWith('/'))) return undefined;
  return below || '/';
}

/** Whether a path is below `/api` or another root, in any case. */
export function liesUnder(path: string, root: string): boolean {
  const lower = path.toLowerCase();
  return lower === root || lower.startsWith(`${root}/`);
}

/**
 * Whether the text after the last slash of path and query contains a dot. For such a target the app's page is sent with
 * 404.
 */
export function looksLikeAFile(target: string): boolean {
  const query = queryOf(target);
  const whole = query === '' ? pathOf(target) : `${pathOf(target)}?${query}`;
  return whole.slice(whole.lastIndexOf('/') + 1).includes('.');
}
