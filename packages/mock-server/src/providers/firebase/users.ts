import { type AccountChange, accountChange } from '../../core/account-change.ts';
import { type HintedRows, updateHinted } from '../../core/hinted-rows.ts';
import type { Backend } from './backend.ts';
import { ids } from './policy.ts';
import { randomId } from './random-text.ts';
import { changedUser, newUser, type ProviderChange, type ProviderInfo, type User, type UserFields } from './user.ts';

/** Where accounts are: what the functions below need of a backend. */
export type Users = Pick<Backend, 'store' | 'noteAccount' | 'tenantId'>;

const rows: HintedRows<string, User> = {
  keyOf: (id) => `user/${id}`,
  // A slash would begin another part of the key, and stores group keys by their parts.
  hintOf: (name) => `user-by/${encodeURIComponent(name)}`,
  secretsIn: ({ email, initialEmail, phoneNumber, providerUserInfo = [] }) => [
    ...(email ? [byEmail(email)] : []),
    ...(initialEmail ? [byInitialEmail(initialEmail)] : []),
    ...(phoneNumber ? [byPhone(phoneNumber)] : []),
    ...providerUserInfo.map(({ providerId = '', rawId = '' }) => byProvider(providerId, rawId)),
  ],
};

const byEmail = (email: string): string => `email:${email}`;
const byInitialEmail = (email: string): string => `initial:${email}`;
const byPhone = (number: string): string => `phone:${number}`;
const byProvider = (providerId: string, rawId: string): string => `provider:${providerId}:${rawId}`;

/** The key of the row of an account. */
export const userKey: (localId: string) => string = rows.keyOf;

/** The keys of the rows that lead to an account. */
export function hintKeysOf(user: User): readonly string[] {
  return rows.secretsIn(user).map(rows.hintOf);
}

/** Whether a row leads to an account. */
export function isHintKey(key: string): boolean {
  return key.startsWith(rows.hintOf(''));
}

/** The account with this id. */
export function findUser({ store }: Users, localId: string): Promise<User | undefined> {
  return store.get<User>(rows.keyOf(localId));
}

/** The account with this address, in any case. */
export function findByEmail(users: Users, email: string): Promise<User | undefined> {
  const canonical = email.toLowerCase();
  return found(users, byEmail(canonical), (user) => user.email === canonical);
}

/** The account that had this address at first. */
export function findByInitialEmail(users: Users, email: string): Promise<User | undefined> {
  return found(users, byInitialEmail(email), (user) => user.initialEmail === email);
}

/** The account with this phone number. */
export function findByPhone(users: Users, number: string): Promise<User | undefined> {
  return found(users, byPhone(number), (user) => user.phoneNumber === number);
}

/** The account that signs in so. */
export function findByProvider(users: Users, providerId: string, rawId: string): Promise<User | undefined> {
  const isIt = (one: ProviderInfo): boolean => one.providerId === providerId && one.rawId === rawId;
  return found(users, byProvider(providerId, rawId), ({ providerUserInfo }) => providerUserInfo?.some(isIt) ?? false);
}

/** The row decides. */
async function found(users: Users, name: string, isIt: (user: User) => boolean): Promise<User | undefined> {
  const id = await users.store.get<string>(rows.hintOf(name));
  const user = id === undefined ? undefined : await findUser(users, id);
  return user && isIt(user) ? user : undefined;
}

/** All accounts by their ids. */
export async function listUsers({ store }: Users): Promise<readonly User[]> {
  const all = (await store.list<User>('user/')).map(([, user]) => user);
  return all.sort((one, other) => (one.localId < other.localId ? -1 : 1));
}

/** An id that no account has. */
export function newLocalId({ random }: Pick<Backend, 'random'>): string {
  return randomId(random, ids.account);
}

/** Adds an account. `undefined` if there is one with its id, or with its address: of two at once one is first. */
export async function addUser(
  users: Users,
  localId: string,
  fields: UserFields,
  providers?: readonly ProviderInfo[],
): Promise<User | undefined> {
  const user = newUser(localId, inTenant(users, fields), providers);
  if (user.email && !(await reserve(users, user.email, localId))) return undefined;
  return changeRow(users, localId, (before) => (before ? before : user)).then((after) =>
    after === user ? user : undefined,
  );
}

/** The fields of a new account with those of its tenant, in the emulator's order. */
function inTenant({ tenantId }: Users, fields: UserFields): UserFields {
  if (tenantId === undefined) return fields;
  const { createdAt, ...others } = fields;
  return { ...others, tenantId, createdAt };
}

async function reserve(users: Users, email: string, localId: string): Promise<boolean> {
  const key = rows.hintOf(byEmail(email));
  const owner = await users.store.update<string, string>(key, (present = localId) => [present, present]);
  if (owner === localId) return true;
  return (await findByEmail(users, email)) === undefined;
}

/** Writes an account over the one that is there, if there is one. */
export function putUser(users: Users, user: User): Promise<User | undefined> {
  return changeRow(users, user.localId, () => user);
}

/** Changes an account. `undefined` if there is none by then. */
export function updateUser(
  users: Users,
  localId: string,
  fields: UserFields | ((user: User) => UserFields),
  providers: ProviderChange | ((user: User) => ProviderChange) = {},
): Promise<User | undefined> {
  return changeRow(users, localId, (user) => {
    if (!user) return undefined;
    const set = typeof fields === 'function' ? fields(user) : fields;
    return changedUser(user, set, typeof providers === 'function' ? providers(user) : providers);
  });
}

/** Removes an account. */
export async function removeUser(users: Users, localId: string): Promise<void> {
  await changeRow(users, localId, () => undefined);
}

async function changeRow(
  users: Users,
  localId: string,
  change: (user: User | undefined) => User | undefined,
): Promise<User | undefined> {
  const { after, done } = await updateHinted<
    string,
    User,
    { readonly after: User | undefined; readonly done: AccountChange | undefined }
  >(users.store, rows, localId, (before) => {
    const after = change(before);
    return [after, { after, done: accountChange(known(before), known(after)) }];
  });
  users.noteAccount(done);
  return after;
}

function known(user: User | undefined): { readonly email: string | undefined; readonly password: unknown } | undefined {
  return user && { email: user.email, password: user.passwordHash };
}
