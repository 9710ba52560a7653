import type { Backend } from './backend.ts';
import { endSessionsOf } from './sessions.ts';
import type { User } from './user.ts';
import { removeUser } from './users.ts';

/** Removes an account with its sessions. What was mailed to it stays. */
export async function removeAccount(backend: Backend, user: User): Promise<void> {
  await removeUser(backend, user);
  await endSessionsOf(backend, user.id);
}
