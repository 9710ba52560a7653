import type { RequestHeaders } from './backend.ts';
import { matchesGlob } from './glob.ts';
import { type GoUrl, parseGoUrl } from './go-url.ts';
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
  const candidates = [inBody, fromBytes(headers['redirect_to']) || query.redirect_to, fromBytes(headers['referer'])];
  return candidates.find((target) => target && isAllowedRedirect(target, options)) ?? options.siteUrl;
}

/** The text of a header, whose value has one character for each byte of its UTF-8. */
function fromBytes(value: string | undefined): string | undefined {
  if (value === undefined || !/^[\0-\xff]*$/.test(value)) return value;
  return new TextDecoder().decode(Uint8Array.from(value, (character) => character.charCodeAt(0)));
}

/** Whether a link may lead to this target. */
export function isAllowedRedirect(target: string, { siteUrl, uriAllowList }: SupabaseOptions): boolean {
  const url = parseGoUrl(target);
  if (!url) return false;
  const { scheme, hostname } = url;
  if (isSameSite(url, parseGoUrl(siteUrl))) return true;
  if (/^\d+$/.test(hostname)) return false;
  if (isAddress(hostname)) return isLoopback(hostname);
  if (/^https?$/.test(scheme) && !/^[a-z\d](?:[a-z\d.-]*[a-z\d])?$/i.test(hostname)) return false;
  const [withoutFragment = ''] = target.split('#');
  return uriAllowList.some((pattern) => matchesGlob(withoutFragment, pattern));
}

/** Whether scheme, host and port are equal. On `localhost` and loopback addresses the port is not compared. */
function isSameSite(target: GoUrl, site: GoUrl | undefined): boolean {
  if (target.scheme !== site?.scheme || target.hostname !== site.hostname) return false;
  return target.port === site.port || site.hostname === 'localhost' || isLoopback(site.hostname);
}

function isAddress(hostname: string): boolean {
  return hostname.includes(':') || /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(hostname);
}

function isLoopback(hostname: string): boolean {
  if (!hostname.includes(':')) return isAddress(hostname) && hostname.startsWith('127.');
  const url = `http://[${hostname}]/`;
  return URL.canParse(url) && /^\[::(?:1|ffff:7f[\da-f]{2}:[\da-f]+)\]$/.test(new URL(url).hostname);
}
