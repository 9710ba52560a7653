import type { AccountInput, AccountView } from '../../core/accounts.ts';
import { isoTime } from '../../core/clock.ts';
import type { Directory } from '../../core/directory.ts';
import type { RequestWorld } from '../../core/world.ts';
import { emailsOf, primaryHolders } from './email-rows.ts';
import type { StackAuthOptions } from './options.ts';
import { readTenancy, readWholeTenancy, removeUser, updateTenancy, withUser } from './tenancy.ts';
import { totpAt } from './totp.ts';
import { bareUser, normalised, primaryOf, type User } from './users.ts';

/**
 * The users of the project in the options, for tests and the control API: all users with an address, by their primary
 * one.
 */
export function directoryOf(world: RequestWorld<StackAuthOptions>): Directory {
  const { projectId } = world.options;
  const find = (email: string): Promise<User | undefined> => userAt(world, projectId, email);
  return {
    async find(email) {
      const user = await find(email);
      return user && viewOf(user);
    },
    async list() {
      const users = Object.values((await readWholeTenancy(world, projectId)).users);
      return users.sort((one, other) => one.createdAt - other.createdAt).flatMap((user) => viewOf(user) ?? []);
    },
    async put(input) {
      const [newId, channelId, now] = [world.random.uuid(), world.random.uuid(), world.clock.now()];
      const before = await find(input.email);
      // Mailed codes refer to their user by its id.
      const user = userOf(input, input.id ?? before?.id ?? newId, channelId, now);
      const { users } = await readTenancy(world, projectId, { users: [user.id] });
      if (users[user.id] && user.id !== before?.id) throw new Error(`Another account has the id ${user.id} already.`);
      if (before) await removeUser(world, projectId, before.id);
      const changed = { user: user.id, emails: emailsOf(user) };
      await updateTenancy(world, projectId, changed, (tenancy) => [withUser(tenancy, user), undefined]);
      return { account: viewWith(user, normalised(input.email)), created: before === undefined };
    },
    async remove(email) {
      const user = await find(email);
      return user !== undefined && removeUser(world, projectId, user.id);
    },
    async seedOf(email) {
      const user = await find(email);
      return user && seedOf(user, normalised(email));
    },
    async secondFactorCode(email) {
      const user = await find(email);
      const secret = user?.requiresTotp ? user.totpSecret : null;
      return secret === null || secret === undefined ? undefined : totpAt(secret, world.clock.now());
    },
  };
}

/** The user who signs in with this address, or else the user with this primary address. */
async function userAt(
  world: RequestWorld<StackAuthOptions>,
  projectId: string,
  email: string,
): Promise<User | undefined> {
  const value = normalised(email);
  const { users, holders } = await readTenancy(world, projectId, {
    users: await primaryHolders(world.store, projectId, value),
    emails: [value],
  });
  const holder = users[holders[value] ?? ''];
  if (emailsOf(holder).includes(value)) return holder;
  return Object.values(users).find((user) => primaryOf(user)?.value === value);
}

function userOf(input: AccountInput, id: string, channelId: string, now: number): User {
  const createdAt = input.createdAt === undefined ? now : Date.parse(input.createdAt);
  const value = normalised(input.email);
  const isVerified = input.emailVerified ?? true;
  return {
    ...bareUser(id, createdAt),
    displayName: input.name || null,
    channels: [{ id: channelId, value, isPrimary: true, isVerified, usedForAuth: true }],
    oauthProviders: (input.providers ?? []).map((provider) => ({ id: provider, account_id: value, email: value })),
    ...(input.password !== undefined && { password: { text: input.password } }),
  };
}

/** A user as a seed has it. A password that was set as a hash has no plain text. */
function seedOf(user: User, email: string): AccountInput {
  const { hasPassword: _told, updatedAt: _written, ...fields } = viewWith(user, email);
  const { password } = user;
  return { ...fields, ...(password && 'text' in password && { password: password.text }) };
}

function viewOf(user: User): AccountView | undefined {
  const primary = primaryOf(user);
  return primary && viewWith(user, primary.value);
}

function viewWith(user: User, email: string): AccountView {
  return {
    id: user.id,
    email,
    emailVerified: primaryOf(user)?.isVerified ?? false,
    ...(user.displayName !== null && { name: user.displayName }),
    providers: user.oauthProviders.map(({ id }) => id),
    hasPassword: user.password !== undefined,
    createdAt: isoTime(user.createdAt),
    updatedAt: isoTime(user.updatedAt),
  };
}
