import type { Backend, Reply, Request } from '../backend.ts';
import type { User } from '../user.ts';
import { shortViewOf } from '../user-view.ts';
import { listUsers } from '../users.ts';

type BaseUser = Extract<Reply<'getBaseUsersAndGroups'>, { status: 200 }>['body']['users'][number];

/** `GET /api/admin/user-admin/access`: the accounts in short, for every signed-in caller. There are no groups. */
export async function getBaseUsersAndGroups(
  _request: Request<'getBaseUsersAndGroups'>,
  backend: Backend,
): Promise<Reply<'getBaseUsersAndGroups'>> {
  const users = await listUsers(backend);
  return { status: 200, body: { users: users.map(baseOf), groups: [] } };
}

function baseOf(user: User): BaseUser {
  const { id, name, username, email, accountType } = shortViewOf(user);
  return {
    id,
    ...(name !== undefined && { name }),
    ...(username !== undefined && { username }),
    ...(email !== undefined && { email }),
    accountType,
  };
}
