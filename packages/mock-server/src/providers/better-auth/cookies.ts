import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { cookiesOf } from '../../core/cookies.ts';
import type { Place } from '../../core/place.ts';
import type { Backend } from './backend.ts';
import { sessions } from './policy.ts';

/** A request, as far as cookies matter. */
export interface CookieSource extends Place {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly query?: unknown;
}

const names = {
  sessionToken: sessions.cookie,
  sessionData: 'better-auth.session_data',
  dontRemember: 'better-auth.dont_remember',
} as const;

type CookieName = keyof typeof names;

/** The token in the session cookie of a request, if its signature is right. */
export function sessionTokenIn(source: CookieSource, backend: Backend): string | undefined {
  return signedValueIn(source, backend, 'sessionToken');
}

/** Whether the session of a request ends with its browser. */
export function isUnremembered(source: CookieSource, backend: Backend): boolean {
  return signedValueIn(source, backend, 'dontRemember') !== undefined;
}

/** The `Set-Cookie` of a session, and what goes with it. */
export function sessionCookies(
  source: CookieSource,
  backend: Backend,
  token: string,
  isRemembered: boolean,
): readonly string[] {
  const value = signed(token, backend.options.secret);
  if (isRemembered) {
    const forgetting =
      isUnremembered(source, backend) && backend.options.version !== '1.7.1' ? [cleared(source, 'dontRemember')] : [];
    return [cookie(source, 'sessionToken', value, backend.options.sessionExpiresIn), ...forgetting];
  }
  const remark = cookie(source, 'dontRemember', signed('true', backend.options.secret));
  return [cookie(source, 'sessionToken', value), remark];
}

/** The `Set-Cookie` of a session in a browser that keeps it as long as the one before. */
export function keptSession(source: CookieSource, backend: Backend, token: string): readonly string[] {
  return sessionCookies(source, backend, token, !isUnremembered(source, backend));
}

/**
 * The `Set-Cookie` of an answer after it has ended a session in a browser: they take the places of earlier ones with their names. A
 * cached session in the request is cleared once more.
 */
export function clearedCookies(
  source: CookieSource,
  backend: Backend,
  earlier: readonly string[] = [],
): readonly string[] {
  const clear = (cookies: readonly string[], name: CookieName): readonly string[] => {
    const begins = ['=', '.'].map((next) => nameOf(source, name) + next);
    const others = cookies.filter((one) => !begins.some((begin) => one.startsWith(begin)));
    return [...others, cleared(source, name)];
  };
  const ended = clear(clear(earlier, 'sessionToken'), 'sessionData');
  const caches = cacheNames(source, backend).map((name) => setCookie(source, name, '', 0));
  return clear([...ended, ...caches], 'dontRemember');
}

/** The `Set-Cookie` that clear a cached session, which better-auth does not use by default, if the request has one. */
export function clearedCache(source: CookieSource, backend: Backend): readonly string[] {
  const names = cacheNames(source, backend);
  if (names.length === 0) return [];
  return backend.options.version === '1.7.1'
    ? [cleared(source, 'sessionData')]
    : names.map((name) => setCookie(source, name, '', 0));
}

/** The cookies of a request that may be a cached session: one, or its parts by their numbers. 1.7.1 takes any that begin so. */
function cacheNames(source: CookieSource, { options }: Backend): readonly string[] {
  const whole = nameOf(source, 'sessionData');
  const isPart = (rest: string): boolean =>
    rest === '' || options.version === '1.7.1' || /^\.(?:0|[1-9]\d{0,15})$/.test(rest);
  return Object.keys(cookiesOf(source.headers['cookie']))
    .reverse()
    .filter((name) => name.startsWith(whole) && isPart(name.slice(whole.length)));
}

/** Several `Set-Cookie` as one value: the reply makes a header of each line. */
export function setCookies(cookies: readonly string[]): { readonly 'Set-Cookie'?: string } {
  return cookies.length === 0 ? {} : { 'Set-Cookie': cookies.join('\n') };
}

function signedValueIn(source: CookieSource, backend: Backend, name: CookieName): string | undefined {
  const given = cookiesOf(source.headers['cookie'])[nameOf(source, name)] ?? '';
  const end = given.lastIndexOf('.');
  const value = given.slice(0, end);
  return end > 0 && given === `${value}.${signature(value, backend.options.secret)}` ? value : undefined;
}

function signed(value: string, secret: string): string {
  return encodeURIComponent(`${value}.${signature(value, secret)}`);
}

/** HMAC-SHA-256 in base64. */
function signature(value: string, secret: string): string {
  return btoa(String.fromCharCode(...hmac(sha256, utf8ToBytes(secret), utf8ToBytes(value))));
}

function cleared(source: Place, name: CookieName): string {
  return setCookie(source, nameOf(source, name), '', 0);
}

function cookie(source: Place, name: CookieName, value: string, maxAge?: number): string {
  return setCookie(source, nameOf(source, name), value, maxAge);
}

function setCookie(source: Place, name: string, value: string, maxAge?: number): string {
  const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`;
  const secure = isSecure(source) ? '; Secure' : '';
  return `${name}=${value}${age}; Path=${source.mount || '/'}; HttpOnly${secure}; SameSite=Lax`;
}

function nameOf(source: Place, name: CookieName): string {
  return `${isSecure(source) ? '__Secure-' : ''}${names[name]}`;
}

function isSecure({ baseUrl }: Place): boolean {
  return baseUrl.startsWith('https://');
}
