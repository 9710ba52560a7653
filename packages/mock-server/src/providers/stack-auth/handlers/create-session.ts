import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { knownError, unexpected } from '../errors.ts';
import { sessions } from '../policy.ts';
import { openSession } from '../sessions.ts';
import { readTenancy } from '../tenancy.ts';

/** `POST /auth/sessions`, for servers: signs any user in, without a password or a second factor. */
export async function createSession(
  { body, baseUrl }: Request<'createSession'>,
  backend: Backend,
): Promise<Reply<'createSession'>> {
  const { project } = authOf(backend);
  const { user_id: userId, expires_in_millis: lifetimeMs = sessions.refreshTokenLifetimeMs, is_impersonation } = body;
  const { users } = await readTenancy(backend, project.shown.id, { users: [userId] });
  if (!users[userId]) return knownError('USER_ID_DOES_NOT_EXIST', { user_id: userId });
  if (lifetimeMs < 0) return unexpected();
  const isImpersonation = is_impersonation ?? false;
  const tokens = await openSession(backend, { project, userId, baseUrl, lifetimeMs, isImpersonation });
  return tokens ? { status: 200, body: tokens } : knownError('USER_ID_DOES_NOT_EXIST', { user_id: userId });
}
