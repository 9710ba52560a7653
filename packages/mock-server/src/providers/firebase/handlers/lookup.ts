import type { Backend, Reply, Request } from '../backend.ts';
import { notImplemented, refused } from '../errors.ts';
import { ownerOfIdToken } from '../tokens.ts';
import type { User } from '../user.ts';
import { viewOf } from '../user-view.ts';
import { findByEmail, findByInitialEmail, findByPhone, findByProvider, findUser } from '../users.ts';

type Body = Request<'lookup'>['body'];

/** `POST /v1/accounts:lookup`, also for administrators: the account of an ID token, or those with these names. */
export async function lookup(
  { body, caller }: Pick<Request<'lookup'>, 'body' | 'caller'>,
  backend: Backend,
): Promise<Reply<'lookup'>> {
  if (caller?.role !== 'owner') {
    if (!body.idToken) return refused('MISSING_ID_TOKEN');
    const owner = await ownerOfIdToken(backend, body.idToken);
    return 'status' in owner ? owner : answer(backend, [owner.user]);
  }
  if (body.initialEmail && backend.options.service === 'emulator')
    return notImplemented('Lookup by initialEmail is not implemented.');
  return answer(backend, await named(backend, body));
}

/** The accounts with these names, each once, in the emulator's order. */
async function named(
  backend: Backend,
  { localId = [], email = [], initialEmail = [], phoneNumber = [], federatedUserId = [] }: Body,
): Promise<readonly User[]> {
  const all = await Promise.all([
    ...localId.map((one) => findUser(backend, one)),
    ...email.map((one) => findByEmail(backend, one)),
    ...initialEmail.map((one) => findByInitialEmail(backend, one.toLowerCase())),
    ...phoneNumber.map((one) => findByPhone(backend, one)),
    ...federatedUserId.map(({ providerId = '', rawId = '' }) => findByProvider(backend, providerId, rawId)),
  ]);
  return [...new Map(all.flatMap((user) => (user ? [[user.localId, user] as const] : []))).values()];
}

function answer({ options }: Backend, users: readonly User[]): Reply<'lookup'> {
  const kind = 'identitytoolkit#GetAccountInfoResponse';
  // firebase-admin counts on there being no list of none.
  return {
    status: 200,
    body: { kind, ...(users.length > 0 && { users: users.map((user) => viewOf(user, options)) }) },
  };
}
