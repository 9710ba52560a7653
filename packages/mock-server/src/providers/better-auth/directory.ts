import type { AccountInput, AccountView } from '../../core/accounts.ts';
import { checkAccount } from '../../core/check-account.ts';
import { isoTime } from '../../core/clock.ts';
import type { Directory } from '../../core/directory.ts';
import type { Backend } from './backend.ts';
import { newIdentifier } from './identifiers.ts';
import { identifiers } from './policy.ts';
import { removeAccount } from './remove-account.ts';
import type { User } from './user.ts';
import { findByEmail, findUser, listUsers, writeUser } from './users.ts';

/** The accounts for tests and the control API. */
export function directoryOf(backend: Backend): Directory {
  return {
    async find(email) {
      const user = await findByEmail(backend, email);
      return user && viewOf(user);
    },
    list: async () => (await listUsers(backend)).map(viewOf),
    async put(input) {
      const before = await findByEmail(backend, input.email);
      const user = userOf(backend, input, before);
      const namesake = user.id === before?.id ? undefined : await findUser(backend, user.id);
      if (namesake) throw new Error(`Another account has the id ${JSON.stringify(user.id)} already.`);
      if (before && before.id !== user.id) await removeAccount(backend, before);
      await writeUser(backend, user);
      return { account: viewOf(user), created: before === undefined };
    },
    async remove(email) {
      const user = await findByEmail(backend, email);
      if (user) await removeAccount(backend, user);
      return user !== undefined;
    },
    async seedOf(email) {
      const user = await findByEmail(backend, email);
      if (!user) return undefined;
      const { hasPassword: _told, updatedAt: _written, ...fields } = viewOf(user);
      return { ...fields, ...(user.password !== undefined && { password: user.password }) };
    },
  };
}

/** Throws if an account could not exist in better-auth. */
export function checkBetterAuthAccount(account: AccountInput): void {
  checkAccount(account);
  if (account.id?.includes('/'))
    throw new Error(`Expected an id without a slash as an account's id, not ${JSON.stringify(account.id)}.`);
}

function userOf({ clock, random }: Backend, input: AccountInput, before: User | undefined): User {
  const { email, password, emailVerified = true, name = '', providers = [] } = input;
  const createdAt = input.createdAt === undefined ? clock.now() : Date.parse(input.createdAt);
  return {
    id: input.id ?? before?.id ?? newIdentifier(random, identifiers.id),
    email: email.toLowerCase(),
    name,
    emailVerified,
    ...(password !== undefined && { password }),
    providers: providers.filter((provider) => provider !== 'email'),
    createdAt,
    updatedAt: createdAt,
  };
}

function viewOf({ id, email, name, emailVerified, password, providers, createdAt, updatedAt }: User): AccountView {
  return {
    id,
    email,
    emailVerified,
    ...(name && { name: String(name) }),
    providers,
    hasPassword: password !== undefined,
    createdAt: isoTime(createdAt),
    updatedAt: isoTime(updatedAt),
  };
}
