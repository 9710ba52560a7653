import type { AccountInput, AccountView } from '../../core/accounts.ts';
import { checkAccount } from '../../core/check-account.ts';
import { isoTime } from '../../core/clock.ts';
import type { Directory } from '../../core/directory.ts';
import { isEmail } from './addresses.ts';
import type { Backend } from './backend.ts';
import { passwordFields, passwordOf } from './passwords.ts';
import { newUser, type ProviderInfo, passwordProvider, phoneProvider, type User } from './user.ts';
import { findByEmail, findUser, listUsers, newLocalId, putUser, removeUser } from './users.ts';

/** An account of a test or a seed. */
export interface FirebaseAccount extends AccountInput {
  /** Whether the account is disabled. Default: `false`. */
  readonly disabled?: boolean;
}

/** An account as tests read it. */
export interface FirebaseAccountView extends AccountView {
  /** Whether the account is disabled. */
  readonly disabled: boolean;
}

/** The accounts of the project of the options, by their addresses. Accounts without one are not shown. */
export function directoryOf(backend: Backend): Directory<FirebaseAccountView> {
  return {
    async find(email) {
      const user = await findByEmail(backend, email);
      return user && viewOf(user);
    },
    async list() {
      const users = await listUsers(backend);
      return users
        .flatMap((user) => viewOf(user) ?? [])
        .sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
    },
    async put(input: FirebaseAccount) {
      const before = await findByEmail(backend, input.email);
      const user = userOf(backend, input, before);
      const namesake = user.localId === before?.localId ? undefined : await findUser(backend, user.localId);
      if (namesake) throw new Error(`Another account has the id ${JSON.stringify(user.localId)} already.`);
      if (before && before.localId !== user.localId) await removeUser(backend, before.localId);
      await putUser(backend, user);
      return { account: viewOf(user) ?? noAddress(input), created: before === undefined };
    },
    async remove(email) {
      const user = await findByEmail(backend, email);
      if (user) await removeUser(backend, user.localId);
      return user !== undefined;
    },
    async seedOf(email) {
      const user = await findByEmail(backend, email);
      return user && seedOf(user);
    },
  };
}

/** Providers as Firebase names them. */
function providerIdOf(name: string): string {
  return name.includes('.') ? name : `${name}.com`;
}

function userOf(backend: Backend, input: FirebaseAccount, before: User | undefined): User {
  const { id, password, emailVerified = true, name, providers = [], createdAt, disabled } = input;
  const email = input.email.toLowerCase();
  const now = backend.clock.now();
  const made = createdAt === undefined ? now : Date.parse(createdAt);
  const localId = id ?? before?.localId ?? newLocalId(backend);
  const linked = providers
    .filter((provider) => provider !== passwordProvider && provider !== 'email')
    .map((provider): ProviderInfo => {
      const providerId = providerIdOf(provider);
      return { providerId, rawId: localId, federatedId: localId, email };
    });
  return newUser(
    localId,
    {
      lastLoginAt: String(made),
      displayName: name || undefined,
      emailVerified,
      ...(disabled && { disabled }),
      email,
      ...(password !== undefined && passwordFields(backend, password, before)),
      createdAt: String(made),
    },
    linked,
  );
}

function noAddress({ email }: AccountInput): never {
  throw new Error(`The account ${JSON.stringify(email)} has no address.`);
}

/** An account as a seed has it, with its password. */
function seedOf(user: User): FirebaseAccount | undefined {
  const view = viewOf(user);
  if (!view) return undefined;
  const { hasPassword: _told, updatedAt: _written, ...fields } = view;
  const password = passwordOf(user);
  return { ...fields, ...(password !== undefined && { password }) };
}

function viewOf(user: User): FirebaseAccountView | undefined {
  const { localId, email, emailVerified = false, displayName, providerUserInfo = [], disabled = false } = user;
  if (email === undefined) return undefined;
  const madeAt = Number(user.createdAt ?? 0);
  const changedAt = Math.max(madeAt, user.passwordUpdatedAt ?? 0);
  return {
    id: localId,
    email,
    emailVerified,
    ...(displayName !== undefined && { name: displayName }),
    providers: providerUserInfo
      .map(({ providerId = '' }) => providerId)
      .filter((id) => id !== passwordProvider && id !== phoneProvider)
      .map((id) => id.replace(/\.com$/, '')),
    hasPassword: user.passwordHash !== undefined,
    createdAt: isoTime(madeAt),
    updatedAt: isoTime(changedAt),
    disabled,
  };
}

/** Throws if an account could not exist in Firebase. */
export function checkFirebaseAccount(account: FirebaseAccount): void {
  checkAccount(account, ['disabled']);
  const { id, email, disabled } = account;
  if (!isEmail(email))
    throw new Error(`Expected an e-mail address as an account's email, not ${JSON.stringify(email)}.`);
  if (id !== undefined && (id.length > 128 || id.includes('/')))
    throw new Error(
      `Expected up to 128 characters without "/" as the id of a Firebase account, not ${JSON.stringify(id)}.`,
    );
  if (disabled !== undefined && typeof disabled !== 'boolean')
    throw new Error(`Expected true or false as an account's disabled, not ${JSON.stringify(disabled)}.`);
}
