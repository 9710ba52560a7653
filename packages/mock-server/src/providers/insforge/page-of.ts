import { usualApp } from '../../core/about/usual-app.ts';
import type { InsforgeOptions } from './options.ts';

/** A page that links may lead to: the first that the options name by its whole URL, one that fits their first pattern, or any. */
export function pageOf({ allowedRedirectUrls }: InsforgeOptions): string {
  const named = allowedRedirectUrls?.find((url) => !/[*?[\]]/.test(url));
  return named ?? allowedRedirectUrls?.[0]?.replace(/\*+/g, 'app') ?? `${usualApp}/reset`;
}
