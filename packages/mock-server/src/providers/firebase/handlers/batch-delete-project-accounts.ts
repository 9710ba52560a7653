import type { Backend, Reply, Request } from '../backend.ts';
import { refused } from '../errors.ts';
import { lists } from '../policy.ts';
import { findUser, removeUser } from '../users.ts';

/** `POST /v1/projects/{id}/accounts:batchDelete`. */
export async function batchDeleteProjectAccounts(
  { body: { localIds = [], force } }: Request<'batchDeleteProjectAccounts'>,
  backend: Backend,
): Promise<Reply<'batchDeleteProjectAccounts'>> {
  if (localIds.length === 0 || localIds.length > lists.deletions) return refused('LOCAL_ID_LIST_EXCEEDS_LIMIT');
  const errors: { index: number; localId: string; message: string }[] = [];
  for (const [index, localId] of localIds.entries()) {
    const user = await findUser(backend, localId);
    if (!user) continue;
    if (user.disabled || force) await removeUser(backend, localId);
    else errors.push({ index, localId, message: 'NOT_DISABLED : Disable the account before batch deletion.' });
  }
  return { status: 200, body: errors.length > 0 ? { errors } : {} };
}
