import { decodeJwt } from 'jose';
import type { Answer, Stage } from '../../core/stage.ts';
import type { Backend } from './backend.ts';
import type { User } from './supabase.ts';

/** Not below the mount: the cookies belong to the portal, and no endpoint of the API reads them. */
const attributes = 'Path=/; HttpOnly; Secure; SameSite=Lax';

/** The cookie with a complete session, in the format that Supabase's helpers for server-side rendering read. */
export function sessionCookie(
  name: string,
  tokens: { readonly access_token: string; readonly refresh_token: string },
  user: User,
  now: number,
): string {
  const { exp = 0 } = decodeJwt(tokens.access_token);
  const session = {
    access_token: tokens.access_token,
    refresh_token: tokens.refresh_token,
    token_type: 'bearer',
    expires_in: exp - Math.floor(now / 1_000),
    expires_at: exp,
    user,
  };
  return `${name}=base64-${base64Url(JSON.stringify(session))}; ${attributes}`;
}

/**
 * Splits the session's cookie in two, as those helpers split a value that is too long for one cookie: `….0` is stamped,
 * `….1` stays (O8).
 */
export const cutSessionCookie: Stage<Backend> = async (exchange, next) => {
  const answer = await next(exchange);
  const [first, second] = halves(cookieOf(answer));
  if (first === undefined || second === undefined) return answer;
  exchange.stamps.push('Set-Cookie', first);
  return { ...answer, headers: { ...answer.headers, 'Set-Cookie': second } };
};

/** The two cookies that a session's cookie is split into. None if there is no cookie. */
export function halves(cookie: string): readonly string[] {
  const [, name = '', value = '', rest = ''] = /^([^=]+)=([^;]*)(.*)$/.exec(cookie) ?? [];
  if (name === '') return [];
  const half = Math.ceil(value.length / 2);
  return [`${name}.0=${value.slice(0, half)}${rest}`, `${name}.1=${value.slice(half)}${rest}`];
}

function cookieOf({ headers }: Answer): string {
  const cookie = headers?.['Set-Cookie'];
  return typeof cookie === 'string' ? cookie : '';
}

function base64Url(text: string): string {
  const bytes = new TextEncoder().encode(text);
  const binary = Array.from(bytes, (byte) => String.fromCharCode(byte)).join('');
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
