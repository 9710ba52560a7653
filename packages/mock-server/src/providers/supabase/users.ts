import { type HintedRows, updateHinted } from '../../core/hinted-rows.ts';
import type { Backend } from './backend.ts';
import type { UserRow } from './rows.ts';

const rowKey = (id: string): string => `supabase/user/${id}`;
const emailKey = (email: string): string => `supabase/email/${email}`;

/** Mailed tokens, refresh tokens and codes are found without knowing the account. */
const rows: HintedRows<string, UserRow> = {
  keyOf: rowKey,
  hintOf: (secret) => `supabase/secret/${secret}`,
  secretsIn: ({ tokens, sessions, flowStates }) => [
    ...Object.values(tokens).map(({ hash }) => hash),
    ...sessions.flatMap(({ refreshTokens }) => refreshTokens.map(({ value }) => value)),
    ...flowStates.flatMap(({ codeIssuedAt, authCode }) => (codeIssuedAt === undefined ? [] : [authCode])),
  ],
};

/** An account by its id. */
export function userById({ store }: Backend, id: string): Promise<UserRow | undefined> {
  return store.get<UserRow>(rowKey(id));
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
export function updateUser<R>(
  { store }: Backend,
  id: string,
  change: (row: UserRow) => readonly [UserRow, R],
): Promise<R | undefined> {
  return updateHinted<string, UserRow, R | undefined>(store, rows, id, (row) => {
    if (!row) return [undefined, undefined];
    const [next, result] = change(row);
    return [kept(next), result];
  });
}

const nothing = {};

/**
 * A row as it is kept: put together anew. An object that is a copy of another one with more fields has a shape of its own
 * in V8, which takes more memory than the fields.
 */
function kept(row: UserRow): UserRow {
  return { ...nothing, ...row };
}

/** Adds an account. Resolves to `id` or `email` if another account has it. */
export async function insertUser(backend: Backend, row: UserRow): Promise<'id' | 'email' | undefined> {
  const { store } = backend;
  const wasFree = await store.update<UserRow, boolean>(rowKey(row.id), (there) => [
    there ?? kept(row),
    there === undefined,
  ]);
  if (!wasFree) return 'id';
  if (await claimEmail(backend, row.email, row.id)) return undefined;
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
  const row = await updateHinted<string, UserRow, UserRow | undefined>(backend.store, rows, id, (before) => [
    undefined,
    before,
  ]);
  if (!row) return false;
  await releaseEmail(backend, row.email);
  return true;
}

/** All accounts, newest first. */
export async function allUsers({ store }: Backend): Promise<readonly UserRow[]> {
  const rows = await store.list<UserRow>(rowKey(''));
  return rows.map(([, row]) => row).sort((one, other) => other.createdAt - one.createdAt);
}
