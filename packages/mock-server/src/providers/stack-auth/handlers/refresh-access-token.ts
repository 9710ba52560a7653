import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { refreshSession } from '../sessions.ts';

/** `POST /auth/sessions/current/refresh`: a new access token. The refresh token does not change. */
export async function refreshAccessToken(
  { headers, ip, baseUrl }: Request<'refreshAccessToken'>,
  backend: Backend,
): Promise<Reply<'refreshAccessToken'>> {
  const { project } = authOf(backend);
  const refreshToken = headers['x-stack-refresh-token'] ?? '';
  const refreshed = await refreshSession(backend, { project, refreshToken, headers, ip, baseUrl });
  return 'status' in refreshed ? refreshed : { status: 200, body: { access_token: refreshed.token } };
}
