import type { Backend, Reply, Request } from '../backend.ts';
import { idOutOfRange } from '../database-errors.ts';
import { unknownError, userNotFound } from '../errors.ts';
import { viewOf } from '../user-view.ts';
import { findUser } from '../users.ts';

/** `GET /api/admin/user-admin/{id}`: an account. */
export async function getUser({ path }: Request<'getUser'>, backend: Backend): Promise<Reply<'getUser'>> {
  const id = Number(path.id);
  const unstorable = idOutOfRange(id);
  if (unstorable !== undefined) return unknownError(unstorable);
  const user = await findUser(backend, id);
  if (!user) return userNotFound();
  return { status: 200, body: viewOf(user) };
}
