import type { Backend, Reply, Request } from '../backend.ts';
import { failure, unauthorized } from '../errors.ts';
import { isWeb } from '../open-session.ts';
import {
  accessToken,
  clearedRefreshCookie,
  csrfTokenOf,
  refreshCookie,
  refreshCookieOf,
  refreshPair,
  verifyRefreshToken,
} from '../sessions.ts';
import { userOf } from '../user.ts';

type Refresh = Request<'refreshSession'>;
type RefreshReply = Reply<'refreshSession'>;

/**
 * `POST /api/auth/refresh`: issues new tokens; the old ones remain valid. Browsers send a cookie and a CSRF header,
 * other clients a body.
 */
export async function refreshSession(request: Refresh, backend: Backend): Promise<RefreshReply> {
  const reply = await renew(request, backend);
  const clearsCookie = reply.status === 401 && isWeb(request.query);
  return clearsCookie ? { ...reply, headers: { 'Set-Cookie': clearedRefreshCookie(request.mount) } } : reply;
}

async function renew({ body, headers, query, mount }: Refresh, backend: Backend): Promise<RefreshReply> {
  const web = isWeb(query);
  const token = web ? refreshCookieOf(headers) : body?.refreshToken;
  if (token === undefined) return unauthorized('No refresh token provided');
  const claims = await verifyRefreshToken(backend, token);
  if (!claims) return unauthorized('Invalid or expired refresh token');
  if (claims === 'wrong-type') return unauthorized('Invalid refresh token type');
  if (claims.sessionType !== 'user') return unauthorized('Invalid refresh session type');
  if (web && headers['x-csrf-token'] !== csrfTokenOf(claims)) return failure(403, 'FORBIDDEN', 'Invalid CSRF token');
  const account = await backend.accounts.findById(claims.sub);
  if (!account) return unauthorized('User not found');

  const user = userOf(account);
  const fresh = await accessToken(backend, { sub: account.id, email: account.email, role: 'authenticated' });
  const { refreshToken, csrfToken } = await refreshPair(backend, account.id, 'user', claims.csrfNonce);
  if (!web) return { status: 200, body: { accessToken: fresh, user, refreshToken } };
  const cookie = refreshCookie(backend, refreshToken, mount, 'user');
  return { status: 200, headers: { 'Set-Cookie': cookie }, body: { accessToken: fresh, user, csrfToken } };
}
