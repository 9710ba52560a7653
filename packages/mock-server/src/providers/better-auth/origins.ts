import type { Place } from '../../core/place.ts';
import { isCustomSchemeMatch } from './custom-schemes.ts';
import type { BetterAuthOptions } from './options.ts';
import { isAddressOrName, matchesGlob } from './origin-globs.ts';

/** Whether a URL is trusted: it is on the own origin or on one of `trustedOrigins`, or a safe path. */
export function isTrustedUrl(url: string, place: Place, options: BetterAuthOptions): boolean {
  if (url.startsWith('/')) return isSafePath(url, options);
  return isTrustedOrigin(url, place, options);
}

/** Whether an `Origin` or a `Referer` is trusted. */
export function isTrustedOrigin(url: string, place: Place, options: BetterAuthOptions): boolean {
  if (url.startsWith('/')) return false;
  return [new URL(place.baseUrl).origin, ...options.trustedOrigins].some((pattern) =>
    matchesOrigin(url, pattern, options),
  );
}

/** Whether a URL matches an entry of `trustedOrigins` (auth/trusted-origins). */
function matchesOrigin(url: string, pattern: string, { version }: BetterAuthOptions): boolean {
  const isGlob = /[*?]/.test(pattern);
  if (isGlob && !pattern.includes('://')) {
    const { host } = parsed(url) ?? {};
    return !!host && matchesGlob(host, pattern) && (version === '1.7.1' || isAddressOrName(host, pattern));
  }
  if (isGlob && version === '1.7.1') return matchesGlob(originOf(url) ?? url, pattern);
  const protocol = parsed(url)?.protocol;
  if (protocol !== undefined && protocol !== 'http:' && protocol !== 'https:')
    return isCustomSchemeMatch(url, pattern, isGlob, version);
  const origin = originOf(url);
  if (!isGlob || origin === undefined) return pattern === origin;
  return matchesGlob(origin, pattern) && isAddressOrName(afterScheme(origin), afterScheme(pattern));
}

/** Whether a path leads to the server itself, for every browser. */
function isSafePath(url: string, { version }: BetterAuthOptions): boolean {
  if (version === '1.7.1') return /^\/(?!\/|\\|%2f|%5c)[\w\-.+/@]*(?:\?[\w\-.+/=&%@]*)?$/.test(url);
  if (url.startsWith('//') || url.includes('\\') || /\p{Cc}/u.test(url)) return false;
  const [path = ''] = url.split(/[?#]/, 1);
  return !/%2f|%5c/i.test(path) && parsed(url, 'https://server.invalid')?.origin === 'https://server.invalid';
}

function afterScheme(origin: string): string {
  return origin.slice(origin.indexOf('://') + 3);
}

function originOf(url: string): string | undefined {
  const origin = parsed(url)?.origin;
  return origin === 'null' ? undefined : origin;
}

function parsed(url: string, base?: string): URL | undefined {
  return URL.canParse(url, base) ? new URL(url, base) : undefined;
}
