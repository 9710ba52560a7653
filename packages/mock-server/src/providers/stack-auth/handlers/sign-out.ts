import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { knownError } from '../errors.ts';
import { endSession } from '../sessions.ts';

/**
 * `DELETE /auth/sessions/current`: ends the session of the access token. If there is none, the answer says that it has
 * just expired.
 */
export async function signOut(_request: Request<'signOut'>, backend: Backend): Promise<Reply<'signOut'>> {
  const { project, user, sessionId } = authOf(backend);
  if (sessionId === undefined) {
    const details = { project_id: null, user_id: null, refresh_token_id: null };
    return knownError('ACCESS_TOKEN_EXPIRED', { expired_at_millis: backend.clock.now(), ...details });
  }
  const hasEnded = user !== undefined && (await endSession(backend, project.shown.id, user.id, sessionId));
  return hasEnded ? { status: 200, body: { success: true } } : knownError('REFRESH_TOKEN_NOT_FOUND_OR_EXPIRED');
}
