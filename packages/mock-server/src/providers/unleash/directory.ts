import type { AccountInput, AccountView } from '../../core/accounts.ts';
import { checkAccount } from '../../core/check-account.ts';
import { isoTime } from '../../core/clock.ts';
import type { Directory } from '../../core/directory.ts';
import type { Backend } from './backend.ts';
import { columns } from './policy.ts';
import { removeUser } from './remove-user.ts';
import { roleNames, rootRoleOf, viewerRole } from './roles.ts';
import type { User } from './user.ts';
import {
  ensureFirstAdmin,
  findByEmail,
  findByNameInAnyCase,
  findByUsername,
  findRow,
  listUsers,
  nextId,
  writeUser,
} from './users.ts';

/** An account of a test or a seed. An `email` without an @ is a user name; the account then has no address. */
export interface UnleashAccount extends AccountInput {
  /** A name to sign in with in place of the address. Default: none. */
  readonly username?: string;
  /** Id or name of a root role. Default: Viewer. */
  readonly rootRole?: 1 | 2 | 3 | 'Admin' | 'Editor' | 'Viewer';
  /** A deleted account, whose id is used up. */
  readonly deleted?: boolean;
}

/** An account as tests read it. Its address is the user name if it has no other. */
export interface UnleashAccountView extends AccountView {
  /** The name to sign in with in place of the address. */
  readonly username?: string;
  /** The name of the root role. */
  readonly rootRole: 'Admin' | 'Editor' | 'Viewer';
}

/** The accounts for tests and the control API, each by its address or else its user name. */
export function directoryOf(backend: Backend): Directory<UnleashAccountView> {
  const find = async (name: string): Promise<User | undefined> => {
    await ensureFirstAdmin(backend);
    return (await findByEmail(backend, name)) ?? (await findByUsername(backend, name));
  };
  return {
    async coolDowns() {
      const users = await listUsers(backend);
      return users.flatMap(({ email, username, linkedAt }) =>
        linkedAt === undefined ? [] : [{ name: 'cooldown', of: email ?? username ?? '', since: linkedAt }],
      );
    },
    async find(name) {
      const user = await find(name);
      return user && viewOf(user);
    },
    async spelled(name) {
      await ensureFirstAdmin(backend);
      return (await findByNameInAnyCase(backend, name))?.username;
    },
    async list() {
      await ensureFirstAdmin(backend);
      return (await listUsers(backend)).map(viewOf);
    },
    async put(input: UnleashAccount) {
      const before = await find(input.email);
      const user = await userOf(backend, input, before);
      await checkUnique(backend, user, before?.id);
      if (before && before.id !== user.id) await removeUser(backend, before);
      await writeUser(backend, user);
      return { account: viewOf(user), created: before === undefined };
    },
    async remove(name) {
      const user = await find(name);
      if (user) await removeUser(backend, user);
      return user !== undefined;
    },
    async seedOf(name) {
      const user = await find(name);
      return user && seedOf(user);
    },
  };
}

/** Throws if another account has the id or the user name. */
async function checkUnique(backend: Backend, { id, username }: User, present: number | undefined): Promise<void> {
  if (id !== present && (await findRow(backend, id))) throw new Error(`Another account has the id ${id} already.`);
  const namesake = username === undefined ? undefined : await findByUsername(backend, username);
  if (namesake && namesake.id !== present)
    throw new Error(`Another account has the user name ${JSON.stringify(username)} already.`);
}

async function userOf(backend: Backend, input: UnleashAccount, before: User | undefined): Promise<User> {
  const now = backend.clock.now();
  const username = hasAddress(input) ? input.username : input.email;
  return {
    id: input.id === undefined ? (before?.id ?? (await nextId(backend))) : Number(input.id),
    ...(username !== undefined && { username }),
    ...(hasAddress(input) && { email: input.email.toLowerCase() }),
    ...(input.name !== undefined && { name: input.name }),
    rootRole: rootRoleOf(input.rootRole ?? viewerRole) ?? viewerRole,
    passwords: input.password ? [input.password] : [],
    tokens: [],
    createdAt: input.createdAt === undefined ? now : Date.parse(input.createdAt),
    ...(before?.linkedAt !== undefined && { linkedAt: before.linkedAt }),
    ...(input.deleted && { deletedAt: now }),
  };
}

function hasAddress({ email }: AccountInput): boolean {
  return email.includes('@');
}

/** An account as a seed has it, with its newest password. */
function seedOf(user: User): UnleashAccount {
  const { hasPassword: _told, updatedAt: _written, ...fields } = viewOf(user);
  const [password] = user.passwords;
  return { ...fields, ...(password !== undefined && { password }) };
}

function viewOf({ id, email, username, name, rootRole, passwords, createdAt }: User): UnleashAccountView {
  return {
    id: String(id),
    email: email ?? username ?? '',
    emailVerified: true,
    ...(name !== undefined && { name }),
    providers: [],
    hasPassword: passwords.length > 0,
    createdAt: isoTime(createdAt),
    updatedAt: isoTime(createdAt),
    ...(username !== undefined && { username }),
    rootRole: roleNames[rootRole],
  };
}

/**
 * Throws if an account could not exist in Unleash, where every address counts as verified and accounts have no linked
 * providers.
 */
export function checkUnleashAccount(account: UnleashAccount): void {
  const email: unknown = Reflect.get(Object(account), 'email');
  const isUsername = typeof email === 'string' && email !== '' && !email.includes('@');
  checkAccount(isUsername ? { ...account, email: 'user@name' } : account, ['username', 'rootRole', 'deleted']);
  const { id, username, rootRole, deleted } = account;
  if (id !== undefined && !(/^[1-9]\d*$/.test(id) && Number(id) <= columns.maxInteger))
    throw new Error(`Expected a whole number from 1 as the id of an Unleash account, not ${JSON.stringify(id)}.`);
  if (username !== undefined && (typeof username !== 'string' || username === ''))
    throw new Error(`Expected a user name as an account's username, not ${JSON.stringify(username)}.`);
  if (rootRole !== undefined && rootRoleOf(rootRole) === undefined)
    throw new Error(
      `Expected 1, 2, 3, 'Admin', 'Editor' or 'Viewer' as an account's rootRole, not ${JSON.stringify(rootRole)}.`,
    );
  if (deleted !== undefined && typeof deleted !== 'boolean')
    throw new Error(`Expected true or false as an account's deleted, not ${JSON.stringify(deleted)}.`);
}
