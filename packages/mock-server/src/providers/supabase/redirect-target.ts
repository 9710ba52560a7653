import type { RequestHeaders } from './backend.ts';
import { matchesGlob } from './glob.ts';
import type { SupabaseOptions } from './options.ts';

/** The parts of a request that can name a redirect, apart from the body. */
interface RedirectSources {
  readonly headers: RequestHeaders;
  readonly query: { readonly redirect_to?: string };
}

/**
 * Where a link ends: the first allowed target of those in the body, in the header or else the query, and in `Referer`.
 * If none is allowed, it is the site URL, without an error.
 */
export function redirectTarget({ headers, query }: RedirectSources, options: SupabaseOptions, inBody?: string): string {
  const candidates = [inBody, headers['redirect_to'] || query.redirect_to, headers['referer']];
  return candidates.find((target) => target && isAllowedRedirect(target, options)) ?? options.siteUrl;
}

/** Whether a link may lead to this target. */
export function isAllowedRedirect(target: string, { siteUrl, uriAllowList }: SupabaseOptions): boolean {
  if (!URL.canParse(target)) return false;
  const host = /^[a-z][a-z0-9+.-]*:\/\/(?:[^/?#@]*@)?(\[[^\]]*\]|[^/?#:]*)/i.exec(target)?.[1] ?? '';
  if (isSameSite(new URL(target), new URL(siteUrl))) return true;
  if (/^\d+$/.test(host)) return false;
  if (/^(?:\d{1,3}(?:\.\d{1,3}){3}|\[.*\])$/.test(host)) return /^127\.|^\[::1\]$/.test(host);
  if (/^https?:/i.test(target) && !/^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(host)) return false;
  const [withoutFragment = ''] = target.split('#');
  return uriAllowList.some((pattern) => matchesGlob(withoutFragment, pattern));
}

/** Whether scheme, host and port are equal. On `localhost` the port is not compared. */
function isSameSite(target: URL, site: URL): boolean {
  if (target.protocol !== site.protocol || target.hostname !== site.hostname) return false;
  return target.port === site.port || site.hostname === 'localhost';
}
