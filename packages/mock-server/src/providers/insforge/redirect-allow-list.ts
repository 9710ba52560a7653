import { isAllowed } from '../../core/allow-list.ts';
import type { InsforgeOptions } from './options.ts';

/** Whether a link may lead there by the allow-list as it stands now. An empty or absent list allows everything. */
export function redirectAllowed(redirectTo: string, { allowedRedirectUrls }: InsforgeOptions): boolean {
  if (allowedRedirectUrls === null || allowedRedirectUrls.length === 0) return true;
  return isAllowed(redirectTo, allowedRedirectUrls, { normalise, isGlob: (entry) => /[*?[\]]/.test(entry) });
}

/** A URL as WHATWG writes it, without one trailing slash; `undefined` when it is none. */
function normalise(url: string): string | undefined {
  return URL.canParse(url) ? new URL(url).toString().replace(/\/$/, '') : undefined;
}
