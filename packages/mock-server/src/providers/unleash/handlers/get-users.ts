import type { Backend, Reply, Request } from '../backend.ts';
import { inviteLink } from '../links.ts';
import { roleOf, rootRoles } from '../roles.ts';
import type { User } from '../user.ts';
import { listedViewOf } from '../user-view.ts';
import { listUsers, liveTokens } from '../users.ts';

/** `GET /api/admin/user-admin`: all accounts. Tokens of pending resets are shown as invitations. */
export async function getUsers({ baseUrl }: Request<'getUsers'>, backend: Backend): Promise<Reply<'getUsers'>> {
  const rows = await listUsers(backend);
  const users = rows.map((user) => listedViewOf(user, linkOf(user, baseUrl, backend)));
  return { status: 200, body: { users, rootRoles: rootRoles.map(roleOf) } };
}

function linkOf(user: User, servedAt: string, backend: Backend): string {
  const [token] = liveTokens(user, backend.clock.now());
  return token ? inviteLink(backend, servedAt, token) : '';
}
