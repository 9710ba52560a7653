import { likePattern } from '../../../core/like-pattern.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { nulInSearch } from '../database-errors.ts';
import { unknownError } from '../errors.ts';
import { search } from '../policy.ts';
import { systemUsers } from '../system-users.ts';
import type { User } from '../user.ts';
import { foundViewOf } from '../user-view.ts';
import { listUsers } from '../users.ts';

/** `GET /api/admin/user-admin/search`: accounts by a part of their name, or by the start of their user name or address. */
export async function searchUsers(
  { query: { q = '' } }: Request<'searchUsers'>,
  backend: Backend,
): Promise<Reply<'searchUsers'>> {
  if (q.length < search.minLength) return { status: 200, body: [] };
  if (q.includes('\0')) return unknownError(nulInSearch);
  const users = await listUsers(backend);
  const found = [...systemUsers.filter(startingWith(q)), ...users.filter(containing(q))];
  return { status: 200, body: found.map(foundViewOf) };
}

function containing(q: string): (user: User) => boolean {
  const part = likePattern(`%${q}%`, { ignoreCase: true });
  const starts = startingWith(q);
  return (user) => part.test(user.name ?? '') || starts(user);
}

function startingWith(q: string): (user: User) => boolean {
  const start = likePattern(`${q}%`, { ignoreCase: true });
  const starts = (text: string | undefined): boolean => text !== undefined && start.test(text);
  return ({ username, email }) => starts(username) || starts(email);
}
