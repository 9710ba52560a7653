import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { changeUser } from '../change-user.ts';
import { knownError } from '../errors.ts';
import { readTenancy } from '../tenancy.ts';
import { serverUserOf } from '../user-view.ts';

/** `PATCH /users/{user_id}`, for servers: makes all changes or none. */
export async function updateUser(
  { path, body }: Request<'updateUser'>,
  backend: Backend,
): Promise<Reply<'updateUser'>> {
  const { project } = authOf(backend);
  const changed = await changeUser(backend, project, path.user_id, body);
  if (!changed) return knownError('USER_NOT_FOUND');
  if ('status' in changed) return changed;
  const tenancy = await readTenancy(backend, project.shown.id, { users: [path.user_id] });
  return { status: 200, body: serverUserOf(changed, project, tenancy) };
}
