import type { Backend, Reply, Request } from '../backend.ts';
import { failure } from '../errors.ts';
import { isWeb } from '../open-session.ts';
import { clearedRefreshCookie, csrfTokenOf, refreshCookieOf, verifyRefreshToken } from '../sessions.ts';

/**
 * `POST /api/auth/logout`: clears a browser's cookie. Nothing is revoked: the tokens remain valid until they expire.
 */
export async function signOut(
  { headers, query, mount }: Request<'signOut'>,
  backend: Backend,
): Promise<Reply<'signOut'>> {
  const body = { success: true, message: 'Logged out successfully' } as const;
  if (!isWeb(query)) return { status: 200, body };
  const cookie = refreshCookieOf(headers);
  const claims = cookie === undefined ? undefined : await verifyRefreshToken(backend, cookie);
  const isUsers = typeof claims === 'object' && claims.sessionType === 'user';
  if (isUsers && headers['x-csrf-token'] !== csrfTokenOf(claims))
    return failure(403, 'FORBIDDEN', 'Invalid CSRF token');
  return { status: 200, headers: { 'Set-Cookie': clearedRefreshCookie(mount) }, body };
}
