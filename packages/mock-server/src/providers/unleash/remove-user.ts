import type { Backend } from './backend.ts';
import { endSessionsOf } from './sessions.ts';
import type { User } from './user.ts';
import { updateUser } from './users.ts';

/** Deletes an account softly: its address and user name become free, and its sessions end. */
export async function removeUser(backend: Backend, { id }: User): Promise<void> {
  const now = backend.clock.now();
  await updateUser(backend, id, (row) => ({ ...row, deletedAt: now }));
  await endSessionsOf(backend, id);
}
