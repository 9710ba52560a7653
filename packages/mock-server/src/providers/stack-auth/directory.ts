import type { AccountInput, AccountView } from '../../core/accounts.ts';
import { isoTime } from '../../core/clock.ts';
import type { Directory } from '../../core/directory.ts';
import type { RequestWorld } from '../../core/world.ts';
import type { StackAuthOptions } from './options.ts';
import { readTenancy, type Tenancy, updateTenancy, withoutUser, withUser } from './tenancy.ts';
import { totpAt } from './totp.ts';
import { bareUser, type Channel, normalised, primaryOf, type User } from './users.ts';

/**
 * The users of the project in the options, for tests and the control API: all users with an address, by their primary
 * one.
 */
export function directoryOf(world: RequestWorld<StackAuthOptions>): Directory {
  const { projectId } = world.options;
  const read = (): Promise<Tenancy> => readTenancy(world, projectId);
  return {
    async find(email) {
      const user = userAt(await read(), email);
      return user && viewOf(user);
    },
    async list() {
      const users = Object.values((await read()).users).sort((one, other) => one.createdAt - other.createdAt);
      return users.flatMap((user) => viewOf(user) ?? []);
    },
    async put(input) {
      const [newId, channelId, now] = [world.random.uuid(), world.random.uuid(), world.clock.now()];
      return updateTenancy(world, projectId, (tenancy) => {
        const before = userAt(tenancy, input.email);
        // Mailed codes refer to their user by its id.
        const user = userOf(input, input.id ?? before?.id ?? newId, channelId, now);
        if (tenancy.users[user.id] && user.id !== before?.id)
          throw new Error(`Another account has the id ${user.id} already.`);
        const next = withUser(before ? withoutUser(tenancy, before.id) : tenancy, user);
        return [next, { account: viewWith(user, normalised(input.email)), created: before === undefined }];
      });
    },
    async remove(email) {
      return updateTenancy(world, projectId, (tenancy) => {
        const user = userAt(tenancy, email);
        return user ? [withoutUser(tenancy, user.id), true] : [tenancy, false];
      });
    },
    async seedOf(email) {
      const user = userAt(await read(), email);
      return user && seedOf(user, normalised(email));
    },
    async secondFactorCode(email) {
      const user = userAt(await read(), email);
      const secret = user?.requiresTotp ? user.totpSecret : null;
      return secret === null ? undefined : totpAt(secret, world.clock.now());
    },
  };
}

/** The user with this primary address, or else the user who signs in with it. */
function userAt({ users }: Tenancy, email: string): User | undefined {
  const value = normalised(email);
  const all = Object.values(users);
  const has = (fits: (channel: Channel) => boolean): User | undefined =>
    all.find(({ channels }) => channels.some((channel) => channel.value === value && fits(channel)));
  return (
    has(({ isPrimary, usedForAuth }) => isPrimary && usedForAuth) ??
    has(({ usedForAuth }) => usedForAuth) ??
    has(({ isPrimary }) => isPrimary)
  );
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
