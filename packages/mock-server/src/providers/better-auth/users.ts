import { accountChange } from '../../core/account-change.ts';
import { forgetRow } from '../../core/forget.ts';
import type { Backend } from './backend.ts';
import type { User } from './user.ts';

const keyOf = (id: string): string => `user/${id}`;
const emailKey = (email: string): string => `user-email/${email.toLowerCase()}`;

/** The account with this id. */
export function findUser({ store }: Backend, id: string): Promise<User | undefined> {
  return store.get<User>(keyOf(id));
}

/** The account with this address, in upper or lower case. Its row decides: the index may name a former owner of the address. */
export async function findByEmail(backend: Backend, email: string): Promise<User | undefined> {
  const id = await backend.store.get<string>(emailKey(email));
  const user = id === undefined ? undefined : await findUser(backend, id);
  return user?.email === email.toLowerCase() ? user : undefined;
}

/** All accounts, ordered by their addresses. */
export async function listUsers({ store }: Backend): Promise<readonly User[]> {
  const rows = await store.list<User>('user/');
  return rows.map(([, user]) => user).sort((one, other) => (one.email < other.email ? -1 : 1));
}

/** Adds an account. Resolves to `false`, and adds nothing, if its address is taken. */
export async function addUser(backend: Backend, user: User): Promise<boolean> {
  const { store } = backend;
  const present = await findByEmail(backend, user.email);
  if (present) return false;
  // Two may sign up at once. The second one is refused if the first one's row is there; if it is not yet, the address becomes the
  // second one's.
  const owner = await store.update<string, string>(emailKey(user.email), (id) => {
    const next = id === undefined ? user.id : id;
    return [next, next];
  });
  if (owner !== user.id && (await findUser(backend, owner))) return false;
  await writeUser(backend, user);
  return true;
}

/** Writes a new or changed account. */
export async function writeUser(backend: Backend, user: User): Promise<void> {
  const { store } = backend;
  await store.update<string, void>(emailKey(user.email), () => [user.id, undefined]);
  const before = await store.update<User, User | undefined>(keyOf(user.id), (row) => [user, row]);
  backend.noteAccount(accountChange(before && known(before), known(user)));
}

/** Changes an account atomically. Resolves to the changed one; `undefined` if there is none. */
export async function updateUser(
  backend: Backend,
  id: string,
  change: (user: User) => User,
): Promise<User | undefined> {
  const { before, after } = await backend.store.update<User, { before?: User; after?: User }>(keyOf(id), (row) => {
    const next = row && change(row);
    return [next, row && next ? { before: row, after: next } : {}];
  });
  backend.noteAccount(accountChange(before && known(before), after && known(after)));
  return after;
}

/** Marks the address of an account as verified. */
export function verifyUser(backend: Backend, id: string): Promise<User | undefined> {
  const now = backend.clock.now();
  return updateUser(backend, id, (user) => ({ ...user, emailVerified: true, updatedAt: now }));
}

/** Removes an account. What was mailed to it stays. */
export async function removeUser(backend: Backend, { id, email }: User): Promise<void> {
  const { store } = backend;
  const before = await store.update<User, User | undefined>(keyOf(id), (row) => [undefined, row]);
  await forgetRow<string>(store, emailKey(email), (owner) => owner === id);
  backend.noteAccount(accountChange(before && known(before), undefined));
}

function known({ email, password }: User): { readonly email: string; readonly password: unknown } {
  return { email, password };
}
