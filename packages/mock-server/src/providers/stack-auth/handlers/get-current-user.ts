import { authOf } from '../auth-of.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { knownError } from '../errors.ts';
import { readTenancy } from '../tenancy.ts';
import { clientUserOf, serverUserOf } from '../user-view.ts';

/** `GET /users/me`: the signed-in user, with the fields that the caller's access type may see. */
export async function getCurrentUser(
  _request: Request<'getCurrentUser'>,
  backend: Backend,
): Promise<Reply<'getCurrentUser'>> {
  const { type, project, user } = authOf(backend);
  if (!user) return knownError('CANNOT_GET_OWN_USER_WITHOUT_USER');
  const tenancy = await readTenancy(backend, project.shown.id, { users: [user.id] });
  return {
    status: 200,
    body: type === 'client' ? clientUserOf(user, project, tenancy) : serverUserOf(user, project, tenancy),
  };
}
