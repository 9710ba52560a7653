import type { Backend, Reply, Request } from '../backend.ts';
import { listUsers, removeUser } from '../users.ts';

/** `DELETE /emulator/v1/projects/{id}/accounts`. Codes stay. */
export async function deleteAllAccounts(
  _request: Request<'deleteAllAccounts'>,
  backend: Backend,
): Promise<Reply<'deleteAllAccounts'>> {
  for (const { localId } of await listUsers(backend)) await removeUser(backend, localId);
  return { status: 200, body: {} };
}
