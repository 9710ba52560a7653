import { type AccountChange, accountChange } from '../../core/account-change.ts';
import { type HintedRows, updateHinted } from '../../core/hinted-rows.ts';
import type { Store } from '../../core/store.ts';
import { authKey, claimEmails, emailsOf, holdersOf, settleEmails } from './email-rows.ts';
import { type KeptUser, keptOf, userOf } from './kept-user.ts';
import { normalised, primaryOf, type User } from './users.ts';

/** A team of a project's users. */
export interface Team {
  readonly id: string;
  readonly displayName: string;
  readonly createdAt: number;
  readonly memberIds: readonly string[];
}

/** The users and teams of one project that somebody asked for. Each is a row. */
export interface Tenancy {
  readonly users: Readonly<Record<string, User>>;
  readonly teams: Readonly<Record<string, Team>>;
  /** The ids of the users who sign in with an address. */
  readonly holders: Readonly<Record<string, string>>;
}

/** Which part of a project is asked for. The teams that its users have selected are in it too. */
export interface Asked {
  readonly users?: readonly (string | undefined)[];
  /** Addresses with which users sign in, exactly as they are stored. */
  readonly emails?: readonly string[];
  readonly teams?: readonly (string | null | undefined)[];
}

/** Which user a change is about, which addresses it may sign in with after that, and which teams matter. */
export interface Changed extends Pick<Asked, 'emails' | 'teams'> {
  readonly user: string;
}

interface InStore {
  readonly store: Store;
}

/** A store in which users are changed, and who is told of it. */
interface Changing extends InStore {
  noteAccount(change: AccountChange | undefined): void;
}

const teamKey = (projectId: string, id: string): string => `team/${projectId}/${id}`;

const refreshTokenKey = (projectId: string, token: string): string => `refresh-token/${projectId}/${token}`;

/** The key of the row of a user. */
export function userKey(projectId: string, id: string): string {
  return `user/${projectId}/${id}`;
}

/** The rows of a project's users, who are found by their refresh tokens too. */
function usersOf(projectId: string): HintedRows<string, KeptUser> {
  return {
    keyOf: (id) => userKey(projectId, id),
    hintOf: (token) => refreshTokenKey(projectId, token),
    secretsIn: ({ more }) => (more?.sessions ?? []).map(({ refreshToken }) => refreshToken),
  };
}

/** The id of the user to whom a refresh token leads. The row decides. */
export function userIdByToken({ store }: InStore, projectId: string, token: string): Promise<string | undefined> {
  return store.get<string>(refreshTokenKey(projectId, token));
}

/** A part of the users and teams of a project. */
export async function readTenancy({ store }: InStore, projectId: string, asked: Asked): Promise<Tenancy> {
  const { users: ids = [], emails = [], teams: teamIds = [] } = asked;
  const holders = await holdersOf(store, projectId, emails);
  const wanted = new Set([...ids.flatMap((id) => id ?? []), ...Object.values(holders)]);
  const kept = await rowsOf<KeptUser>(store, [...wanted], (id) => userKey(projectId, id));
  const users = byId(kept.map(userOf));
  const selected = Object.values(users).map(({ selectedTeamId }) => selectedTeamId);
  const teams = new Set([...teamIds, ...selected].flatMap((id) => id ?? []));
  return { users, teams: byId(await rowsOf<Team>(store, [...teams], (id) => teamKey(projectId, id))), holders };
}

/** All users of a project, in the order in which they were added, and all its teams. */
export async function readWholeTenancy({ store }: InStore, projectId: string): Promise<Omit<Tenancy, 'holders'>> {
  const users = (await store.list<KeptUser>(userKey(projectId, ''))).map(([, kept]) => userOf(kept));
  const teams = (await store.list<Team>(teamKey(projectId, ''))).map(([, team]) => team);
  return { users: byId(users.sort((one, other) => (one.number ?? 0) - (other.number ?? 0))), teams: byId(teams) };
}

/**
 * Changes one user, and teams. The change of the user is atomic; it is pure and may run again. Addresses are reserved
 * before, so that two users never sign in with the same one.
 */
export async function updateTenancy<R>(
  { store, noteAccount }: Changing,
  projectId: string,
  { user: id, emails = [], teams: teamIds = [] }: Changed,
  change: (tenancy: Tenancy) => readonly [next: Tenancy, result: R],
): Promise<R> {
  const read = await readTenancy({ store }, projectId, { users: [id], teams: teamIds });
  const number = read.users[id]?.number ?? (await nextNumber(store, projectId));
  const { holders, claimed } = await claimEmails(store, projectId, emails, id);
  const made = await updateHinted<
    string,
    KeptUser,
    { readonly before: User | undefined; readonly next: Tenancy; readonly result: R }
  >(store, usersOf(projectId), id, (kept) => {
    const before = kept && userOf(kept);
    const [next, result] = change({ users: before ? { [id]: before } : {}, teams: read.teams, holders });
    const user = next.users[id];
    return [user && keptOf({ number, ...user }), { before, next, result }];
  });
  noteAccount(changeOf(made.before, made.next.users[id]));
  for (const team of Object.values(made.next.teams))
    if (team !== read.teams[team.id]) await writeTeam(store, projectId, team);
  await settleEmails(store, projectId, id, [...claimed, ...emailsOf(made.before)], made.next.users[id]);
  return made.result;
}

/** Changes one user atomically, except addresses. `undefined` if there is no such user. */
export async function updateUserRow(
  { store, noteAccount }: Changing,
  projectId: string,
  userId: string,
  change: (user: User) => User,
): Promise<User | undefined> {
  let done: AccountChange | undefined;
  const changed = await updateHinted<string, KeptUser, User | undefined>(store, usersOf(projectId), userId, (kept) => {
    const before = kept && userOf(kept);
    const next = before && change(before);
    done = changeOf(before, next);
    return [next && keptOf(next), next];
  });
  noteAccount(done);
  return changed;
}

function changeOf(before: User | undefined, after: User | undefined): AccountChange | undefined {
  return accountChange(before && known(before), after && known(after));
}

function known(user: User): { readonly email: string | undefined; readonly password: unknown } {
  return { email: primaryOf(user)?.value, password: user.password };
}

/**
 * Removes a user. Teams remain, without that member; one without members can be found by nobody. Resolves to `false` if
 * there is no such user.
 */
export async function removeUser({ store, noteAccount }: Changing, projectId: string, id: string): Promise<boolean> {
  const user = await updateHinted<string, KeptUser, User | undefined>(store, usersOf(projectId), id, (kept) => [
    undefined,
    kept && userOf(kept),
  ]);
  if (!user) return false;
  noteAccount(changeOf(user, undefined));
  await settleEmails(store, projectId, id, emailsOf(user), undefined);
  for (const [key, team] of await store.list<Team>(teamKey(projectId, '')))
    if (team.memberIds.includes(id))
      await store.update<Team, void>(key, (present) => [present && withoutMember(present, id), undefined]);
  return true;
}

function withoutMember(team: Team, id: string): Team | undefined {
  const memberIds = team.memberIds.filter((member) => member !== id);
  return memberIds.length === 0 ? undefined : { ...team, memberIds };
}

/** A tenancy with one user added or replaced. */
export function withUser(tenancy: Tenancy, user: User): Tenancy {
  return { ...tenancy, users: { ...tenancy.users, [user.id]: user } };
}

/** The user who signs in with this address, as it is or else trimmed and in lower case. */
export async function findByAuthEmail({ store }: InStore, projectId: string, email: string): Promise<User | undefined> {
  for (const value of new Set([email, normalised(email)])) {
    const id = await store.get<string>(authKey(projectId, value));
    const kept = id === undefined ? undefined : await store.get<KeptUser>(userKey(projectId, id));
    const user = kept && userOf(kept);
    if (emailsOf(user).includes(value)) return user;
  }
  return undefined;
}

function writeTeam(store: Store, projectId: string, team: Team): Promise<void> {
  return store.update<Team, void>(teamKey(projectId, team.id), () => [team, undefined]);
}

/** The place of a new user in the order of all. */
function nextNumber(store: Store, projectId: string): Promise<number> {
  return store.update<number, number>(`user-count/${projectId}`, (count = 0) => [count + 1, count]);
}

async function rowsOf<T>(store: Store, ids: readonly string[], keyOf: (id: string) => string): Promise<readonly T[]> {
  if (ids.length === 0) return [];
  const rows = await Promise.all(ids.map((id) => store.get<T>(keyOf(id))));
  return rows.flatMap((row) => row ?? []);
}

function byId<T extends { readonly id: string }>(rows: readonly T[]): Readonly<Record<string, T>> {
  return Object.fromEntries(rows.map((row) => [row.id, row]));
}
