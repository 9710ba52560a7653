import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { httpTime } from '../../core/clock.ts';
import { cookiesOf } from '../../core/cookies.ts';
import type { Backend } from './backend.ts';
import { sessions } from './policy.ts';
import type { Session } from './sessions.ts';

const secret = utf8ToBytes('resetkit-mock-unleash-session-secret');

/** The session id in a request's cookie, if its signature is valid. */
export function sessionIdOf(headers: Readonly<Record<string, string | undefined>>): string | undefined {
  const value = cookiesOf(headers['cookie'])[sessions.cookie];
  const [, id] = /^s:([^.]+)\./.exec(value ?? '') ?? [];
  return id !== undefined && value === signed(id) ? id : undefined;
}

/** The `Set-Cookie` that stores a session in the browser, for paths below the mount and the base path. */
export function sessionCookie({ clock }: Backend, { id }: Pick<Session, 'id'>, path: string): string {
  const expires = httpTime(clock.now() + sessions.lifetimeMs);
  const value = encodeURIComponent(signed(id));
  return `${sessions.cookie}=${value}; Path=${path || '/'}; Expires=${expires}; HttpOnly; SameSite=Lax`;
}

/**
 * The `Set-Cookie` that removes the session from the browser. Its path is the backend's root, without the base path.
 */
export function clearedSessionCookie(mount: string): string {
  return `${sessions.cookie}=; Path=${mount || '/'}; Expires=${httpTime(0)}`;
}

/** The signature of express-session: HMAC-SHA-256 in base64 without padding. */
function signed(id: string): string {
  const signature = btoa(String.fromCharCode(...hmac(sha256, secret, utf8ToBytes(id)))).replaceAll('=', '');
  return `s:${id}.${signature}`;
}
