import type { RequestHeaders } from './backend.ts';
import { matchesGlob } from './glob.ts';
import type { SupabaseOptions } from './options.ts';

/** Where a redirect can be asked for, besides the header and `Referer`. */
interface Asking {
  readonly headers: RequestHeaders;
  readonly query: { readonly redirect_to?: string };
}

/** Where a link ends: what was asked for first, or the site URL in place of what is not allowed, without a word. */
export function redirectTarget({ headers, query }: Asking, options: SupabaseOptions, inBody?: string): string {
  const asked = [inBody, headers['redirect_to'], query.redirect_to, headers['referer']].find(Boolean);
  return asked !== undefined && isAllowedRedirect(asked, options) ? asked : options.siteUrl;
}

/** Whether a link may end there. */
export function isAllowedRedirect(target: string, { siteUrl, uriAllowList }: SupabaseOptions): boolean {
  if (!URL.canParse(target)) return false;
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i.exec(target)?.[1] ?? '';
  if (isSameSite(new URL(target), new URL(siteUrl))) return true;
  if (/^\d+$/.test(host)) return false;
  if (/^(?:127(?:\.\d{1,3}){3}|\[::1\])$/.test(host)) return true;
  const [withoutFragment = ''] = target.split('#');
  return uriAllowList.some((pattern) => matchesGlob(withoutFragment, pattern));
}

/** The same scheme, host and port; on `localhost` the port does not matter. */
function isSameSite(target: URL, site: URL): boolean {
  if (target.protocol !== site.protocol || target.hostname !== site.hostname) return false;
  return target.port === site.port || site.hostname === 'localhost';
}
