import { bareUser, type Channel, type User } from './users.ts';

/**
 * A user as the row is kept. What a new user with an address and a password has is left out: it would take more memory than
 * the rest. Of the times, only the first one takes memory of its own.
 */
export interface KeptUser {
  readonly id: string;
  /** Milliseconds since 1970. The other times are milliseconds after it. */
  readonly createdAt: number;
  readonly updatedAfter: number;
  readonly activeAfter: number;
  /** The only address, if it is verified and the user signs in with it. */
  readonly email: string | undefined;
  readonly channelId: string | undefined;
  /** In plain text, if it was set so. */
  readonly password: string | undefined;
  readonly number: number | undefined;
  /** The fields that are not as those of a new user. */
  readonly more: Partial<User> | undefined;
}

/** The values that a new user has. Lists are empty. */
const usual = bareUser('', 0);
const none = usual.sessions;

/** The fields that a kept user has in another form. */
const ownForm: readonly string[] = ['id', 'createdAt', 'updatedAt', 'lastActiveAt', 'number'] satisfies (keyof User)[];

/** A user as the row is kept. */
export function keptOf(user: User): KeptUser {
  const { id, createdAt, updatedAt, lastActiveAt, channels, password, number } = user;
  const [first] = channels;
  const channel = first && channels.length === 1 && isUsual(first) ? first : undefined;
  const text = password && 'text' in password ? password.text : undefined;
  let more: Record<string, unknown> | undefined;
  for (const name in user) {
    const value = user[name as keyof User];
    if (name === 'channels' ? channel : name === 'password' ? text !== undefined : ownForm.includes(name)) continue;
    const usualOne = usual[name as keyof User];
    if (value === usualOne || (usualOne === none && Array.isArray(value) && value.length === 0)) continue;
    more ??= {};
    more[name] = value;
  }
  return {
    id,
    createdAt,
    updatedAfter: updatedAt - createdAt,
    activeAfter: lastActiveAt - createdAt,
    email: channel?.value,
    channelId: channel?.id,
    password: text,
    number,
    more,
  };
}

/** The user of a row. */
export function userOf(kept: KeptUser): User {
  const { id, createdAt, updatedAfter, activeAfter, email, channelId, password, number, more } = kept;
  const user: { -readonly [Name in keyof User]: User[Name] } = bareUser(id, createdAt);
  user.updatedAt = createdAt + updatedAfter;
  user.lastActiveAt = createdAt + activeAfter;
  if (email !== undefined && channelId !== undefined) user.channels = [usualChannel(channelId, email)];
  if (password !== undefined) user.password = { text: password };
  if (number !== undefined) user.number = number;
  return more ? { ...user, ...more } : user;
}

function usualChannel(id: string, value: string): Channel {
  return { id, value, isPrimary: true, isVerified: true, usedForAuth: true };
}

function isUsual({ isPrimary, isVerified, usedForAuth }: Channel): boolean {
  return isPrimary && isVerified && usedForAuth;
}
