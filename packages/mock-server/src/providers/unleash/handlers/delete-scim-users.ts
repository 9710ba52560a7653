import type { Backend, Reply, Request } from '../backend.ts';

/** `DELETE /api/admin/user-admin/scim-users`: the open-source server has no accounts that SCIM manages. */
export async function deleteScimUsers(
  _request: Request<'deleteScimUsers'>,
  _backend: Backend,
): Promise<Reply<'deleteScimUsers'>> {
  return { status: 200 };
}
