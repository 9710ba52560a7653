import type { Store } from '../../core/store.ts';
import { primaryOf, type User } from './users.ts';

/** The key of the row that says who signs in with an address: it has the id of the user, so that there is at most one. */
export function authKey(projectId: string, value: string): string {
  return `auth-email/${projectId}/${value}`;
}

/** Whose primary address it is, without signing in with it. Only an index: the rows of the users decide. */
const primaryKey = (projectId: string, value: string): string => `primary-email/${projectId}/${value}`;

/** The addresses that a user signs in with. */
export function emailsOf(user: User | undefined): readonly string[] {
  return user?.channels.flatMap(({ usedForAuth, value }) => (usedForAuth ? [value] : [])) ?? [];
}

/** The ids of the users who sign in with these addresses. */
export async function holdersOf(
  store: Store,
  projectId: string,
  emails: readonly string[],
): Promise<Readonly<Record<string, string>>> {
  const holders: Record<string, string> = {};
  for (const value of new Set(emails)) {
    const id = await store.get<string>(authKey(projectId, value));
    if (id !== undefined) holders[value] = id;
  }
  return holders;
}

/** Reserves addresses for a user. Resolves to those who had one before, and to the addresses that nobody had. */
export async function claimEmails(
  store: Store,
  projectId: string,
  emails: readonly string[],
  id: string,
): Promise<{ readonly holders: Readonly<Record<string, string>>; readonly claimed: readonly string[] }> {
  const holders: Record<string, string> = {};
  const claimed: string[] = [];
  for (const value of new Set(emails)) {
    const holder = await store.update<string, string | undefined>(authKey(projectId, value), (owner) => [
      owner ?? id,
      owner,
    ]);
    if (holder === undefined) claimed.push(value);
    else holders[value] = holder;
  }
  return { holders, claimed };
}

/** Releases the addresses that a user had or reserved and does not sign in with, and notes its primary one. */
export async function settleEmails(
  store: Store,
  projectId: string,
  id: string,
  had: readonly string[],
  user: User | undefined,
): Promise<void> {
  const kept = emailsOf(user);
  for (const value of had) {
    if (kept.includes(value)) continue;
    await store.update<string, void>(authKey(projectId, value), (owner) => [
      owner === id ? undefined : owner,
      undefined,
    ]);
  }
  const primary = user && primaryOf(user);
  if (!primary || primary.usedForAuth) return;
  await store.update<readonly string[], void>(primaryKey(projectId, primary.value), (ids = []) => [
    ids.includes(id) ? ids : [...ids, id],
    undefined,
  ]);
}

/** The ids of users whose primary address this may be, without signing in with it. */
export async function primaryHolders(store: Store, projectId: string, value: string): Promise<readonly string[]> {
  return (await store.get<readonly string[]>(primaryKey(projectId, value))) ?? [];
}
