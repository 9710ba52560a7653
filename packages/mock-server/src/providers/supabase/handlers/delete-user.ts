import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Backend, Reply, Request } from '../backend.ts';
import type { UserRow } from '../user-row.ts';
import { releaseEmail, removeUser, updateUser, userById } from '../users.ts';

/** `DELETE /auth/v1/admin/users/{id}`: for good, or so that only an empty row stays. */
export async function deleteUser(
  { path, body }: Request<'deleteUser'>,
  backend: Backend,
): Promise<Reply<'deleteUser'>> {
  if (!body?.should_soft_delete) {
    await removeUser(backend, path.id);
    return { status: 200, body: {} };
  }
  const email = (await userById(backend, path.id))?.email;
  const now = backend.clock.now();
  await updateUser(backend, path.id, (row) => [emptied(row, now), undefined]);
  if (email !== undefined) await releaseEmail(backend, email);
  return { status: 200, body: {} };
}

function emptied({ password: _password, newEmail: _newEmail, ...row }: UserRow, now: number): UserRow {
  const nothing = { userMetadata: {}, appMetadata: {}, identities: [], tokens: {}, sessions: [], flowStates: [] };
  return { ...row, ...nothing, email: bytesToHex(sha256(utf8ToBytes(row.email))), deletedAt: now, updatedAt: now };
}
