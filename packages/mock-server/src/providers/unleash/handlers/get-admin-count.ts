import type { Backend, Reply, Request } from '../backend.ts';
import { adminRole } from '../roles.ts';
import { listUsers } from '../users.ts';

/** `GET /api/admin/user-admin/admin-count`: the number of administrators. There are no service accounts. */
export async function getAdminCount(
  _request: Request<'getAdminCount'>,
  backend: Backend,
): Promise<Reply<'getAdminCount'>> {
  const admins = (await listUsers(backend)).filter(({ rootRole }) => rootRole === adminRole);
  const password = admins.filter(({ passwords }) => passwords.length > 0).length;
  return { status: 200, body: { password, noPassword: admins.length - password, service: 0 } };
}
