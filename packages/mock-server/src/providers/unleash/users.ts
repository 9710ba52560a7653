import { type AccountChange, accountChange } from '../../core/account-change.ts';
import { type HintedRows, updateHinted } from '../../core/hinted-rows.ts';
import { createSpellings, type Spellings } from '../../core/spellings.ts';
import type { Store } from '../../core/store.ts';
import type { Backend } from './backend.ts';
import { type KeptUser, keptOf, tokensIn, userOf } from './kept-user.ts';
import { rememberedPasswords } from './policy.ts';
import { isLive, type ResetToken } from './reset-token.ts';
import { adminRole } from './roles.ts';
import type { User } from './user.ts';

const firstId = 1;
const rowKey = (id: number): string => `user/${String(id).padStart(10, '0')}`;
const rows: HintedRows<number, KeptUser> = {
  keyOf: rowKey,
  // A slash would begin another part of the key, and stores group keys by their parts.
  hintOf: (value) => `reset-token/${value.replaceAll('/', '|')}`,
  secretsIn: tokensIn,
};
const emailKey = (email: string): string => `user-email/${email.toLowerCase()}`;
const usernameKey = (username: string): string => `user-name/${username}`;
const spellings = (store: Store): Spellings => createSpellings(store, 'user-name-spelled/');

/** Makes the first administrator if there is no account yet. */
export function ensureFirstAdmin(backend: Backend): Promise<void> {
  return findRow(backend, firstId).then((row) => (row ? undefined : makeFirstAdmin(backend)));
}

async function makeFirstAdmin({ store, clock, options }: Backend): Promise<void> {
  const { username, password } = options.initialAdminUser;
  const admin: User = {
    id: firstId,
    username,
    rootRole: adminRole,
    passwords: [password],
    tokens: [],
    createdAt: clock.now(),
  };
  await spellings(store).note(username);
  await store.update<number, void>(usernameKey(username), () => [firstId, undefined]);
  await store.update<KeptUser, void>(rowKey(firstId), (row = keptOf(admin)) => [row, undefined]);
}

/** The next id. It is consumed even if its account is refused. */
export function nextId({ store }: Backend): Promise<number> {
  return store.update<number, number>('user-last-id', (last = firstId) => [last + 1, last + 1]);
}

/** Writes a new or changed account, and the index of addresses and user names. */
export async function writeUser(backend: Backend, user: User): Promise<void> {
  const { store } = backend;
  if (user.email !== undefined) await writeIndex(store, emailKey(user.email), user.id);
  if (user.username !== undefined) {
    await spellings(store).note(user.username);
    await writeIndex(store, usernameKey(user.username), user.id);
  }
  await store.update<number, void>('user-last-id', (last = firstId) => [Math.max(last, user.id), undefined]);
  const done = await updateHinted<number, KeptUser, AccountChange | undefined>(store, rows, user.id, (kept) => [
    keptOf(user),
    accountChange(kept && known(userOf(kept)), known(user)),
  ]);
  backend.noteAccount(done);
}

/** Writes an entry of the index. The row decides. */
function writeIndex(store: Store, key: string, id: number): Promise<void> {
  return store.update<number, void>(key, () => [id, undefined]);
}

/** The account with this id, deleted or not. */
export function findRow({ store }: Backend, id: number): Promise<User | undefined> {
  return store.get<KeptUser>(rowKey(id)).then((kept) => kept && userOf(kept));
}

/** The account, deleted or not, to which a reset token leads. The row decides whether it has it. */
export async function findByToken(backend: Backend, value: string): Promise<User | undefined> {
  const id = await backend.store.get<number>(rows.hintOf(value));
  return id === undefined ? undefined : findRow(backend, id);
}

/** The account with this id, unless it is deleted. */
export async function findUser(backend: Backend, id: number): Promise<User | undefined> {
  const user = await findRow(backend, id);
  return user && undeleted(user);
}

function undeleted(user: User): User | undefined {
  return user.deletedAt === undefined ? user : undefined;
}

/** The account with this address, in any case. */
export function findByEmail(backend: Backend, email: string): Promise<User | undefined> {
  return hinted(backend, emailKey(email)).then((user) => (user?.email === email.toLowerCase() ? user : undefined));
}

/** The account with this user name, case-sensitively. */
export async function findByUsername(backend: Backend, username: string): Promise<User | undefined> {
  const user = await hinted(backend, usernameKey(username));
  return user?.username === username ? user : undefined;
}

/** The first account without an address that has this user name in any case. */
export async function findByNameInAnyCase(backend: Backend, username: string): Promise<User | undefined> {
  const spelled = await spellings(backend.store).of(username);
  const users = await Promise.all(spelled.map((name) => findByUsername(backend, name)));
  return users.flatMap((user) => (user?.email === undefined ? (user ?? []) : [])).sort((a, b) => a.id - b.id)[0];
}

async function hinted(backend: Backend, key: string): Promise<User | undefined> {
  const id = await backend.store.get<number>(key);
  const user = id === undefined ? undefined : await findRow(backend, id);
  return user && undeleted(user);
}

/** All accounts that are not deleted, ordered by id. */
export async function listUsers({ store }: Backend): Promise<readonly User[]> {
  const kept = await store.list<KeptUser>('user/');
  return kept.map(([, user]) => userOf(user)).filter(({ deletedAt }) => deletedAt === undefined);
}

/** Changes an account atomically. Does nothing if there is none. */
export async function updateUser(backend: Backend, id: number, change: (user: User) => User): Promise<void> {
  const done = await updateHinted<number, KeptUser, AccountChange | undefined>(backend.store, rows, id, (kept) => {
    if (!kept) return [undefined, undefined];
    const before = userOf(kept);
    const after = change(before);
    return [keptOf(after), accountChange(known(before), known(after))];
  });
  backend.noteAccount(done);
}

/** What tells whether something became of an account: nothing of a deleted one. */
function known(user: User): { readonly email: string | undefined; readonly password: unknown } | undefined {
  return undeleted(user) && { email: user.email ?? user.username, password: user.passwords };
}

/** The account with a new password and without its tokens. */
export function withPassword(user: User, password: string): User {
  return { ...user, passwords: [password, ...user.passwords].slice(0, rememberedPasswords), tokens: [] };
}

/** The tokens of an account that have not expired. */
export function liveTokens({ tokens }: User, now: number): readonly ResetToken[] {
  return tokens.filter((token) => isLive(token, now));
}
