import type { Backend, Reply, Request } from '../backend.ts';
import { idOutOfRange } from '../database-errors.ts';
import { unknownError, userNotFound } from '../errors.ts';
import { removeUser } from '../remove-user.ts';
import { findUser } from '../users.ts';

/** `DELETE /api/admin/user-admin/{id}`: deletes an account. The row remains, because tokens still refer to it. */
export async function deleteUser({ path }: Request<'deleteUser'>, backend: Backend): Promise<Reply<'deleteUser'>> {
  const id = Number(path.id);
  const unstorable = idOutOfRange(id);
  if (unstorable !== undefined) return unknownError(unstorable);
  const user = await findUser(backend, id);
  if (!user) return userNotFound();
  await removeUser(backend, user);
  return { status: 200 };
}
