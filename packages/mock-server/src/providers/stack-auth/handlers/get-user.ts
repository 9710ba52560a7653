import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { knownError } from '../errors.ts';
import { readTenancy } from '../tenancy.ts';
import { serverUserOf } from '../user-view.ts';

/** `GET /users/{user_id}`: any user, for servers. */
export async function getUser({ path }: Request<'getUser'>, backend: Backend): Promise<Reply<'getUser'>> {
  const { project } = authOf(backend);
  const tenancy = await readTenancy(backend, project.shown.id, { users: [path.user_id] });
  const user = tenancy.users[path.user_id];
  return user ? { status: 200, body: serverUserOf(user, project, tenancy) } : knownError('USER_NOT_FOUND');
}
