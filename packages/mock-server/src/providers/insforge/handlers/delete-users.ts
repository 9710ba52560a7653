import type { Backend, Reply, Request } from '../backend.ts';

/** `DELETE /api/auth/users`, for administrators. Unknown ids are not counted. Outstanding secrets remain. */
export async function deleteUsers({ body }: Request<'deleteUsers'>, backend: Backend): Promise<Reply<'deleteUsers'>> {
  let deletedCount = 0;
  for (const id of new Set(body.userIds.map((userId) => userId.toLowerCase()))) {
    const account = await backend.accounts.findById(id);
    if (!account || !(await backend.accounts.remove(account.email))) continue;
    deletedCount += 1;
    backend.noteAccount({ email: account.email, change: 'deleted' });
  }
  return { status: 200, body: { message: 'Users deleted successfully', deletedCount } };
}
