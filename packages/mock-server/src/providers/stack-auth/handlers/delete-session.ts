import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { knownError } from '../errors.ts';
import { endSession } from '../sessions.ts';
import { readWholeTenancy } from '../tenancy.ts';

/**
 * `DELETE /auth/sessions/{id}`: ends a session. A client can end its own user's sessions, a server any session; the
 * current one cannot be ended.
 */
export async function deleteSession(
  { path }: Request<'deleteSession'>,
  backend: Backend,
): Promise<Reply<'deleteSession'>> {
  const { type, project, user: caller, sessionId } = authOf(backend);
  const { users } = await readWholeTenancy(backend, project.shown.id);
  const owner = Object.values(users).find(({ sessions }) => sessions.some(({ id }) => id === path.id));
  if (!owner || (type === 'client' && owner.id !== caller?.id)) return { status: 404, body: 'Session not found.' };
  if (path.id === sessionId) return knownError('CANNOT_DELETE_CURRENT_SESSION');
  await endSession(backend, project.shown.id, owner.id, path.id);
  return { status: 200, body: { success: true } };
}
