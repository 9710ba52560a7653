import { isAllowed } from '../../core/allow-list.ts';
import type { InsforgeOptions } from './options.ts';

/** Whether the current allow-list accepts a redirect target. An empty or absent list accepts everything. */
export async function redirectAllowed(redirectTo: string, { allowedRedirectUrls }: InsforgeOptions): Promise<boolean> {
  if (allowedRedirectUrls === null || allowedRedirectUrls.length === 0) return true;
  return isAllowed(redirectTo, allowedRedirectUrls, { normalise, isGlob: (entry) => /[*?[\]]/.test(entry) });
}

/** A URL as WHATWG serializes it, without one trailing slash. `undefined` if the text is not a URL. */
function normalise(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).toString().replace(/\/$/, '') : undefined;
}
