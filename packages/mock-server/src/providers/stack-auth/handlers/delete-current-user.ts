import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { knownError } from '../errors.ts';
import { removeUser } from '../tenancy.ts';

/** `DELETE /users/me`: deletes the signed-in user. Clients may do so only if the project allows it. */
export async function deleteCurrentUser(
  _request: Request<'deleteCurrentUser'>,
  backend: Backend,
): Promise<Reply<'deleteCurrentUser'>> {
  const { type, project, user } = authOf(backend);
  const { id, config } = project.shown;
  if (type === 'client' && !config.client_user_deletion_enabled)
    return { status: 400, body: 'Client user deletion is not enabled for this project' };
  if (!user) return knownError('CANNOT_GET_OWN_USER_WITHOUT_USER');
  await removeUser(backend, id, user.id);
  return { status: 200, body: { success: true } };
}
