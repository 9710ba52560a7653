import type { Backend, Reply, Request } from '../backend.ts';
import { refused } from '../errors.ts';
import { ownerOfIdToken } from '../tokens.ts';
import { findUser, removeUser } from '../users.ts';

/** `POST /v1/accounts:delete`, also for administrators. */
export async function deleteAccount(
  { body, caller }: Pick<Request<'deleteAccount'>, 'body' | 'caller'>,
  backend: Backend,
): Promise<Reply<'deleteAccount'>> {
  const done = { status: 200, body: { kind: 'identitytoolkit#DeleteAccountResponse' } } as const;
  if (caller?.role === 'owner') {
    if (!body.localId) return refused('MISSING_LOCAL_ID');
    if (!(await findUser(backend, body.localId))) return refused('USER_NOT_FOUND');
    await removeUser(backend, body.localId);
    return done;
  }
  if (!body.idToken) return refused('MISSING_ID_TOKEN');
  const owner = await ownerOfIdToken(backend, body.idToken);
  if ('status' in owner) return owner;
  await removeUser(backend, owner.user.localId);
  return done;
}
