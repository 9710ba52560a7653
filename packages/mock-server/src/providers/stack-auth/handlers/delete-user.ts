import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { knownError } from '../errors.ts';
import { removeUser } from '../tenancy.ts';

/** `DELETE /users/{user_id}`, for servers: deletes a user. Mailed codes remain, but no longer work. */
export async function deleteUser({ path }: Request<'deleteUser'>, backend: Backend): Promise<Reply<'deleteUser'>> {
  const { id } = authOf(backend).project.shown;
  const isDeleted = await removeUser(backend, id, path.user_id);
  return isDeleted ? { status: 200, body: { success: true } } : knownError('USER_NOT_FOUND');
}
