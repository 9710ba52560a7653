import type { Store } from '../../core/store.ts';
import { normalised, type User } from './users.ts';

/** A team of a project's users. */
export interface Team {
  readonly id: string;
  readonly displayName: string;
  readonly createdAt: number;
  readonly memberIds: readonly string[];
}

/**
 * All users and teams of one project. They are one row, because an address must be unique among all users who sign in
 * with it.
 */
export interface Tenancy {
  readonly users: Readonly<Record<string, User>>;
  readonly teams: Readonly<Record<string, Team>>;
}

const emptyTenancy: Tenancy = { users: {}, teams: {} };
const key = (projectId: string): string => `tenancy/${projectId}`;

/** The users and teams of a project. */
export async function readTenancy({ store }: { readonly store: Store }, projectId: string): Promise<Tenancy> {
  return (await store.get<Tenancy>(key(projectId))) ?? emptyTenancy;
}

/** Changes a project's users and teams atomically. The change is pure and may run again. */
export function updateTenancy<R>(
  { store }: { readonly store: Store },
  projectId: string,
  change: (tenancy: Tenancy) => readonly [next: Tenancy, result: R],
): Promise<R> {
  return store.update<Tenancy, R>(key(projectId), (row) => change(row ?? emptyTenancy));
}

/** Changes one user atomically. `undefined` if there is no such user. */
export function updateUserRow(
  world: { readonly store: Store },
  projectId: string,
  userId: string,
  change: (user: User) => User,
): Promise<User | undefined> {
  return updateTenancy(world, projectId, (tenancy) => {
    const user = tenancy.users[userId];
    if (!user) return [tenancy, undefined];
    const next = change(user);
    return [withUser(tenancy, next), next];
  });
}

/** A tenancy with one user added or replaced. */
export function withUser(tenancy: Tenancy, user: User): Tenancy {
  return { ...tenancy, users: { ...tenancy.users, [user.id]: user } };
}

/** A tenancy without one user. Teams remain, without that member. */
export function withoutUser({ users, teams }: Tenancy, userId: string): Tenancy {
  const { [userId]: _, ...others } = users;
  const left = Object.entries(teams).map(([id, team]) => [
    id,
    team.memberIds.includes(userId)
      ? { ...team, memberIds: team.memberIds.filter((member) => member !== userId) }
      : team,
  ]);
  return { users: others, teams: Object.fromEntries(left) };
}

/** The user who signs in with exactly this address. */
export function findByExactAuthEmail({ users }: Tenancy, value: string): User | undefined {
  return Object.values(users).find(({ channels }) =>
    channels.some((channel) => channel.usedForAuth && channel.value === value),
  );
}

/** The user who signs in with this address, as it is or else trimmed and in lower case. */
export function findByAuthEmail(tenancy: Tenancy, email: string): User | undefined {
  return findByExactAuthEmail(tenancy, email) ?? findByExactAuthEmail(tenancy, normalised(email));
}
