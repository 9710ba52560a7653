import { isoTime } from '../../../core/clock.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { inactiveAfterMs } from '../policy.ts';
import { listUsers } from '../users.ts';

/** `GET /api/admin/user-admin/inactive`: accounts that are old, and have not signed in for long. */
export async function getInactiveUsers(
  _request: Request<'getInactiveUsers'>,
  backend: Backend,
): Promise<Reply<'getInactiveUsers'>> {
  const start = backend.clock.now() - inactiveAfterMs;
  const users = await listUsers(backend);
  const inactiveUsers = users
    .filter(({ createdAt, seenAt = 0 }) => createdAt < start && seenAt < start)
    .map(({ id, name = null, email = null, username = null, seenAt, createdAt }) => ({
      id,
      name,
      email,
      username,
      seenAt: seenAt === undefined ? null : isoTime(seenAt),
      createdAt: isoTime(createdAt),
      patSeenAt: null,
    }));
  return { status: 200, body: { version: 1, inactiveUsers } };
}
