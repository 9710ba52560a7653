import { type AccountChange, accountChange } from '../../core/account-change.ts';
import { type HintedRows, updateHinted } from '../../core/hinted-rows.ts';
import type { Backend } from './backend.ts';
import { type KeptRow, keptOf, rowOf, secretsIn } from './kept-row.ts';
import type { UserRow } from './rows.ts';

const rowKey = (id: string): string => `supabase/user/${id}`;
const emailKey = (email: string): string => `supabase/email/${email}`;

/** Mailed tokens, refresh tokens and codes are found without knowing the account. */
const rows: HintedRows<string, KeptRow> = {
  keyOf: rowKey,
  hintOf: (secret) => `supabase/secret/${secret}`,
  secretsIn,
};

/** An account by its id. */
export function userById({ store }: Backend, id: string): Promise<UserRow | undefined> {
  return store.get<KeptRow>(rowKey(id)).then((kept) => kept && rowOf(kept));
}

/** An account of the audience by its address, in any case. */
export async function userByEmail(backend: Backend, email: string): Promise<UserRow | undefined> {
  const id = await backend.store.get<string>(emailKey(email.toLowerCase()));
  const row = id === undefined ? undefined : await userById(backend, id);
  return row?.email === email.toLowerCase() && isOfAudience(backend, row) ? row : undefined;
}

/** Whether an account has the audience that the request asks for. */
export function isOfAudience({ audience }: Backend, { aud }: UserRow): boolean {
  return audience === undefined || aud === audience;
}

/** The account that a secret leads to. The row decides whether the secret is valid. */
export async function userBySecret(backend: Backend, value: string): Promise<UserRow | undefined> {
  const id = await backend.store.get<string>(rows.hintOf(value));
  return id === undefined ? undefined : userById(backend, id);
}

/** Changes an account atomically. Resolves to `undefined` if it was removed. The change is pure and may run again. */
export async function updateUser<R>(
  backend: Backend,
  id: string,
  change: (row: UserRow) => readonly [UserRow, R],
): Promise<R | undefined> {
  let done: AccountChange | undefined;
  const made = await updateHinted<string, KeptRow, R | undefined>(backend.store, rows, id, (kept) => {
    if (!kept) return [undefined, undefined];
    const row = rowOf(kept);
    const [next, result] = change(row);
    done = accountChange(undeleted(row), undeleted(next));
    return [next === row ? kept : keptOf(next), result];
  });
  backend.noteAccount(done);
  return made;
}

function undeleted(row: UserRow): { readonly email: string; readonly password: string | undefined } | undefined {
  return row.deletedAt === undefined ? { email: row.email, password: row.password } : undefined;
}

/** Adds an account. Resolves to `id` or `email` if another account has it. */
export async function insertUser(backend: Backend, row: UserRow): Promise<'id' | 'email' | undefined> {
  const { store } = backend;
  const wasFree = await store.update<KeptRow, boolean>(rowKey(row.id), (there) => [
    there ?? keptOf(row),
    there === undefined,
  ]);
  if (!wasFree) return 'id';
  if (await claimEmail(backend, row.email, row.id)) {
    backend.noteAccount(accountChange(undefined, undeleted(row)));
    return undefined;
  }
  await store.delete(rowKey(row.id));
  return 'email';
}

/** Reserves an address for an account. Resolves to `false` if another account has it. */
export async function claimEmail({ store }: Backend, email: string, id: string): Promise<boolean> {
  if (email === '') return true;
  const owner = await store.update<string, string>(emailKey(email), (present) => [present ?? id, present ?? id]);
  return owner === id;
}

/** Releases an address. */
export function releaseEmail({ store }: Backend, email: string): Promise<void> {
  return store.delete(emailKey(email));
}

/** Removes an account. Resolves to `false` if there is none. */
export async function removeUser(backend: Backend, id: string): Promise<boolean> {
  const row = await updateHinted<string, KeptRow, KeptRow | undefined>(backend.store, rows, id, (before) => [
    undefined,
    before,
  ]);
  if (!row) return false;
  await releaseEmail(backend, row.email);
  backend.noteAccount(accountChange(undeleted(rowOf(row)), undefined));
  return true;
}

/** All accounts, newest first. */
export async function allUsers({ store }: Backend): Promise<readonly UserRow[]> {
  const rows = await store.list<KeptRow>(rowKey(''));
  return rows.map(([, kept]) => rowOf(kept)).sort((one, other) => other.createdAt - one.createdAt);
}
