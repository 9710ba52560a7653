import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { httpTime } from '../../core/clock.ts';
import { cookiesOf } from '../../core/cookies.ts';
import { hmacSigner, rsaSigner, type TokenSigner } from '../../core/signed-tokens.ts';
import type { Backend } from './backend.ts';
import { sessions } from './policy.ts';
import { signingKey } from './signing-key.ts';

const secret = 'resetkit-mock-insforge-jwt-secret';
const accessTokens: TokenSigner = rsaSigner(signingKey.privateKey, signingKey.kid);
const refreshTokens: TokenSigner = hmacSigner(secret);

/** Whose session it is. */
export type SessionType = 'user' | 'admin';

/** Claims of an access token. */
export interface AccessClaims {
  readonly sub: string;
  readonly email?: string;
  readonly role: string;
}

/** Claims of a refresh token. */
export interface RefreshClaims {
  readonly sub: string;
  readonly sessionType: string;
  readonly csrfNonce: string;
}

/** A refresh token with the CSRF token that goes with it in a browser. */
export interface RefreshPair {
  readonly refreshToken: string;
  readonly csrfToken: string;
}

/** A signed access token: RS256, 15 minutes. */
export function accessToken({ clock }: Backend, claims: AccessClaims): Promise<string> {
  return accessTokens.sign({ ...claims }, clock.now(), sessions.accessTokenLifetimeMs);
}

/** The claims of an access token, if it is valid now. */
export async function verifyAccessToken({ clock }: Backend, token: string): Promise<AccessClaims | undefined> {
  const claims = await accessTokens.verify(token, clock.now());
  if (typeof claims?.['sub'] !== 'string' || typeof claims['role'] !== 'string') return undefined;
  const { sub, role, email } = claims;
  return { sub, role, ...(typeof email === 'string' && { email }) };
}

/**
 * A signed refresh token (HS256, 7 days) and its CSRF token. A renewed session keeps its nonce, and therefore its CSRF
 * token.
 */
export async function refreshPair(
  { clock, random }: Backend,
  sub: string,
  sessionType: SessionType,
  csrfNonce: string = base64Url(random.bytes(32)),
): Promise<RefreshPair> {
  const claims = { sub, type: 'refresh', iss: 'insforge', csrfNonce, sessionType };
  const refreshToken = await refreshTokens.sign(claims, clock.now(), sessions.refreshTokenLifetimeMs);
  return { refreshToken, csrfToken: csrfTokenOf(claims) };
}

/** The claims of a refresh token, if it is valid now; `wrong-type` for a signed token of another type. */
export async function verifyRefreshToken(
  { clock }: Backend,
  token: string,
): Promise<RefreshClaims | 'wrong-type' | undefined> {
  const claims = await refreshTokens.verify(token, clock.now());
  if (claims?.['iss'] !== 'insforge') return undefined;
  const { type, sub, sessionType, csrfNonce } = claims;
  if (type !== 'refresh' || typeof sub !== 'string') return 'wrong-type';
  return { sub, sessionType: String(sessionType), csrfNonce: String(csrfNonce) };
}

/** The CSRF token of a session. It is computed from the refresh token and the secret. */
export function csrfTokenOf({ sub, sessionType, csrfNonce }: RefreshClaims): string {
  return bytesToHex(hmac(sha256, utf8ToBytes(secret), utf8ToBytes(`${sessionType}:${sub}:${csrfNonce}`)));
}

/** The refresh token in a browser's cookie. */
export function refreshCookieOf(headers: Readonly<Record<string, string | undefined>>): string | undefined {
  return cookiesOf(headers['cookie'])[sessions.cookie.name] || undefined;
}

/** The `Set-Cookie` that stores a refresh token in the browser, for paths below the mount. */
export function refreshCookie({ clock }: Backend, refreshToken: string, mount: string, type: SessionType): string {
  const { name, path } = type === 'user' ? sessions.cookie : sessions.adminCookie;
  const lifetime = sessions.refreshTokenLifetimeMs;
  const expires = httpTime(clock.now() + lifetime);
  return `${name}=${refreshToken}; Max-Age=${lifetime / 1_000}; Path=${mount}${path}; Expires=${expires}; HttpOnly; Secure; SameSite=None`;
}

/** The `Set-Cookie` that removes the refresh token from the browser. */
export function clearedRefreshCookie(mount: string): string {
  const { name, path } = sessions.cookie;
  return `${name}=; Path=${mount}${path}; Expires=${httpTime(0)}; HttpOnly; Secure; SameSite=None`;
}

function base64Url(bytes: Uint8Array): string {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll('+', '-')
    .replaceAll('/', '_')
    .replaceAll('=', '');
}
