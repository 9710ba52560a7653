import { hmac } from '@noble/hashes/hmac.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { httpTime } from '../../core/clock.ts';
import { cookiesOf } from '../../core/cookies.ts';
import type { Backend } from './backend.ts';
import { sessions } from './policy.ts';
import type { Session } from './sessions.ts';

const secret = utf8ToBytes('resetkit-mock-unleash-session-secret');

/** The session that a request's cookie names, if its signature is right. */
export function sessionIdOf(headers: Readonly<Record<string, string | undefined>>): string | undefined {
  const value = cookiesOf(headers['cookie'])[sessions.cookie];
  const [, id] = /^s:([^.]+)\./.exec(value ?? '') ?? [];
  return id !== undefined && value === signed(id) ? id : undefined;
}

/** The `Set-Cookie` that keeps a session in the browser, below the mount and the base path. */
export function sessionCookie({ clock }: Backend, { id }: Pick<Session, 'id'>, path: string): string {
  const expires = httpTime(clock.now() + sessions.lifetimeMs);
  const value = encodeURIComponent(signed(id));
  return `${sessions.cookie}=${value}; Path=${path || '/'}; Expires=${expires}; HttpOnly; SameSite=Lax`;
}

/** The `Set-Cookie` that takes the session away, for the root of where the backend is served whatever its base path. */
export function clearedSessionCookie(mount: string): string {
  return `${sessions.cookie}=; Path=${mount || '/'}; Expires=${httpTime(0)}`;
}

/** As express-session signs: HMAC-SHA-256 in base64 without padding. */
function signed(id: string): string {
  const signature = btoa(String.fromCharCode(...hmac(sha256, secret, utf8ToBytes(id)))).replaceAll('=', '');
  return `s:${id}.${signature}`;
}
