import type { components } from '@resetkit/sdk/stack-auth/types';
import type { Backend } from './backend.ts';
import { withChannel } from './contact-channels.ts';
import { type KnownError, knownError, type Unexpected, unexpected } from './errors.ts';
import type { Project } from './project.ts';
import { withoutSessions } from './sessions.ts';
import { emailTaken, secondary } from './sign-up.ts';
import { readTenancy, type Tenancy, updateTenancy, withUser } from './tenancy.ts';
import {
  type PasswordFailure,
  passwordFailure,
  passwordOf,
  type TextFailure,
  textFailure,
  traitsOf,
} from './user-fields.ts';
import { type Channel, normalised, primaryOf, type User, withPassword } from './users.ts';

/** The changes to a user. */
export type UserChange = components['schemas']['UpdateUserRequest'];

/** The refusal of a change. */
export type ChangeFailure =
  | PasswordFailure
  | KnownError<'TEAM_MEMBERSHIP_NOT_FOUND'>
  | KnownError<'USER_EMAIL_ALREADY_EXISTS'>
  | TextFailure<'primary_email_auth_enabled cannot be true without primary_email'>
  | TextFailure<'primary_email_verified cannot be true without primary_email'>
  | TextFailure<'OTP auth not enabled in the project'>
  | TextFailure<'Cannot manually enable passkey auth, it is enabled iff there is a passkey auth method'>
  | TextFailure<'Password auth not enabled in the project'>
  | Unexpected;

/** Changes a user. If one change is refused, none is made. `undefined` if there is no such user. */
export async function changeUser(
  backend: Backend,
  project: Project,
  userId: string,
  change: UserChange,
): Promise<User | ChangeFailure | undefined> {
  const badPassword = passwordFailure(change);
  if (badPassword) return badPassword;
  const [channelId, now] = [backend.random.uuid(), backend.clock.now()];
  const present = (await readTenancy(backend, project.shown.id, { users: [userId] })).users[userId];
  if (!present) return undefined;
  const { value, usedForAuth } = emailAfter(present, change);
  const emails = value !== undefined && usedForAuth ? [value] : [];
  const changed = { user: userId, emails, teams: [change.selected_team_id] };
  return updateTenancy<User | ChangeFailure | undefined>(backend, project.shown.id, changed, (tenancy) => {
    const user = tenancy.users[userId];
    if (!user) return [tenancy, undefined];
    const email = emailAfter(user, change);
    const failure =
      teamFailure(tenancy, user, change) ??
      emailFailure(tenancy, user, email, change) ??
      methodFailure(project, user, change);
    if (failure) return [tenancy, failure];
    const next = { ...changedUser(user, change), channels: channelsAfter(user, email, channelId), updatedAt: now };
    return [withUser(tenancy, next), next];
  });
}

/** The primary address after the change. */
interface EmailAfter {
  readonly value: string | undefined;
  readonly isNew: boolean;
  /** The new verification state. `undefined`: it does not change. */
  readonly isVerified: boolean | undefined;
  readonly usedForAuth: boolean;
}

function emailAfter(user: User, change: UserChange): EmailAfter {
  const primary = primaryOf(user);
  const newEmail = change.primary_email;
  const value = newEmail === undefined ? primary?.value : newEmail === null ? undefined : normalised(newEmail);
  return {
    value,
    isNew: value !== undefined && value !== primary?.value,
    isVerified: change.primary_email_verified,
    // A new address can sign in if the old one could.
    usedForAuth: change.primary_email_auth_enabled ?? primary?.usedForAuth ?? false,
  };
}

function teamFailure(
  { teams }: Tenancy,
  user: User,
  change: UserChange,
): KnownError<'TEAM_MEMBERSHIP_NOT_FOUND'> | undefined {
  const team_id = change.selected_team_id ?? undefined;
  if (team_id === undefined || teams[team_id]?.memberIds.includes(user.id)) return undefined;
  return knownError('TEAM_MEMBERSHIP_NOT_FOUND', { team_id, user_id: user.id });
}

function emailFailure(tenancy: Tenancy, user: User, email: EmailAfter, change: UserChange): ChangeFailure | undefined {
  if (email.value === undefined && change.primary_email_auth_enabled)
    return textFailure('primary_email_auth_enabled cannot be true without primary_email');
  if (email.value === undefined && change.primary_email_verified)
    return textFailure('primary_email_verified cannot be true without primary_email');
  if (email.value === undefined || !email.usedForAuth) return undefined;
  const holder = tenancy.holders[email.value];
  // The user's own addresses count too: an address that already signs this user in cannot become the primary one.
  if (email.isNew) return holder === undefined ? undefined : emailTaken(email.value);
  return holder !== undefined && holder !== user.id ? unexpected() : undefined;
}

function methodFailure({ shown: { config } }: Project, user: User, change: UserChange): ChangeFailure | undefined {
  if (change.otp_auth_enabled && !config.magic_link_enabled) return textFailure('OTP auth not enabled in the project');
  if (change.passkey_auth_enabled)
    return textFailure('Cannot manually enable passkey auth, it is enabled iff there is a passkey auth method');
  const isFirst = passwordOf(change) !== undefined && user.password === undefined;
  if (isFirst && !config.credential_enabled) return textFailure('Password auth not enabled in the project');
  const hasEmail = change.primary_email === undefined ? primaryOf(user) !== undefined : change.primary_email !== null;
  return isFirst && !hasEmail ? unexpected() : undefined;
}

function changedUser(user: User, change: UserChange): User {
  const { selected_team_id: team, totp_secret_base64: secret } = change;
  const changed: User = {
    ...user,
    ...traitsOf(change),
    ...(team !== undefined && { selectedTeamId: team }),
    ...(secret !== undefined && { totpSecret: secret, requiresTotp: secret !== null }),
  };
  const namesPassword = change.password !== undefined || change.password_hash !== undefined;
  return namesPassword ? withPassword(withoutSessions(changed), passwordOf(change)) : changed;
}

/**
 * The addresses after the change. The old primary address remains as a secondary one, and can sign in if it could
 * earlier.
 */
function channelsAfter(user: User, email: EmailAfter, newId: string): readonly Channel[] {
  const { value, isVerified, usedForAuth } = email;
  if (value === undefined) return secondary(user.channels);
  const own = user.channels.find((channel) => channel.value === value);
  const before = own ?? { id: newId, value, isVerified: false };
  const primary = { ...before, isPrimary: true, isVerified: isVerified ?? before.isVerified, usedForAuth };
  return withChannel(user.channels, primary);
}
