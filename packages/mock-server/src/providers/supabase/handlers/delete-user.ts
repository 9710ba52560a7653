import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { base64url } from 'jose';
import type { Backend, Reply, Request } from '../backend.ts';
import type { UserRow } from '../rows.ts';
import { releaseEmail, removeUser, updateUser, userById } from '../users.ts';

/** `DELETE /auth/v1/admin/users/{id}`: deletes the account, or keeps an empty row of it (soft deletion). */
export async function deleteUser(
  { path, body }: Request<'deleteUser'>,
  backend: Backend,
): Promise<Reply<'deleteUser'>> {
  if (!body?.should_soft_delete) {
    await removeUser(backend, path.id);
    return { status: 200, body: {} };
  }
  const present = await userById(backend, path.id);
  if (present?.deletedAt !== undefined) return { status: 200, body: {} };
  const now = backend.clock.now();
  await updateUser(backend, path.id, (row) => [softlyDeleted(row, now), undefined]);
  if (present) await releaseEmail(backend, present.email);
  return { status: 200, body: {} };
}

/** The row of a softly deleted account. Its addresses become hashes, even the empty ones. */
function softlyDeleted({ password: _password, ...row }: UserRow, now: number): UserRow {
  const hidden = (text: string): string => base64url.encode(sha256(utf8ToBytes(`${row.id}${text}`)));
  const identities = row.identities.map((identity) => ({
    ...identity,
    id: hidden(`${identity.provider}:${identity.id}`),
    data: {},
    updatedAt: now,
  }));
  return {
    ...row,
    email: hidden(row.email),
    phone: hidden(row.phone).slice(0, 15),
    newEmail: hidden(row.newEmail ?? ''),
    newPhone: hidden('').slice(0, 15),
    userMetadata: {},
    appMetadata: {},
    identities,
    tokens: {},
    sessions: [],
    flowStates: [],
    factors: [],
    factorChallenges: [],
    deletedAt: now,
    updatedAt: now,
  };
}
