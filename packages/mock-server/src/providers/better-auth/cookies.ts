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
    const forgetting = isUnremembered(source, backend) ? [cleared(source, 'dontRemember')] : [];
    return [cookie(source, 'sessionToken', value, backend.options.sessionExpiresIn), ...forgetting];
  }
  const remark = cookie(source, 'dontRemember', signed('true', backend.options.secret));
  return [cookie(source, 'sessionToken', value), remark];
}

/** The three `Set-Cookie` that end a session in a browser. */
export function clearedCookies(source: CookieSource): readonly string[] {
  return [cleared(source, 'sessionToken'), cleared(source, 'sessionData'), cleared(source, 'dontRemember')];
}

/** The `Set-Cookie` that clears a cached session, which better-auth does not use by default, if the request has one. */
export function clearedCache(source: CookieSource): readonly string[] {
  const name = nameOf(source, 'sessionData');
  return name in cookiesOf(source.headers['cookie']) ? [cleared(source, 'sessionData')] : [];
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
  return cookie(source, name, '', 0);
}

function cookie(source: Place, name: CookieName, value: string, maxAge?: number): string {
  const age = maxAge === undefined ? '' : `; Max-Age=${maxAge}`;
  const secure = isSecure(source) ? '; Secure' : '';
  return `${nameOf(source, name)}=${value}${age}; Path=${source.mount || '/'}; HttpOnly${secure}; SameSite=Lax`;
}

function nameOf(source: Place, name: CookieName): string {
  return `${isSecure(source) ? '__Secure-' : ''}${names[name]}`;
}

function isSecure({ baseUrl }: Place): boolean {
  return baseUrl.startsWith('https://');
}
