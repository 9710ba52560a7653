import type { Backend } from './backend.ts';
import { type KnownError, knownError } from './errors.ts';
import { withNamedTeam, withNewUser } from './personal-team.ts';
import type { Project } from './project.ts';
import { withoutSessions } from './sessions.ts';
import { readTenancy, updateTenancy, withUser } from './tenancy.ts';
import { bareUser, type Channel, normalised, type User } from './users.ts';

/** The input for a sign-up. */
export interface SignUp {
  readonly project: Project;
  readonly email: string;
  /** The fields of the new account apart from its address. */
  readonly traits: Partial<Pick<User, 'password' | 'otp' | 'countryCode'>>;
  readonly isVerified: boolean;
  /** An anonymous caller becomes the new account. Other callers are ignored. */
  readonly caller: User | undefined;
}

/** Creates an account, or turns an anonymous user into one. Refuses an address that signs in another user. */
export async function signUp(
  backend: Backend,
  { project, email, traits, isVerified, caller }: SignUp,
): Promise<User | KnownError<'USER_EMAIL_ALREADY_EXISTS'>> {
  const value = normalised(email);
  const { random, clock } = backend;
  const channel: Channel = { id: random.uuid(), value, isPrimary: true, isVerified, usedForAuth: true };
  const [userId, teamId, now] = [random.uuid(), random.uuid(), clock.now()];
  const anonymous = await anonymousCaller(backend, project, caller);
  const changed = { user: anonymous?.id ?? userId, emails: [value] };
  const made = await updateTenancy<User | KnownError<'USER_EMAIL_ALREADY_EXISTS'> | 'again'>(
    backend,
    project.shown.id,
    changed,
    (tenancy) => {
      if (tenancy.holders[value]) return [tenancy, emailTaken(value)];
      const present = tenancy.users[changed.user];
      // Somebody else was faster: there is no anonymous caller left.
      if (anonymous && !present?.isAnonymous) return [tenancy, 'again'];
      // Turning into an account is a change of the user like any other: a new password ends all sessions.
      const before = present && traits.password ? withoutSessions(present) : present;
      const user = { ...(before ?? bareUser(userId, now)), ...traits, isAnonymous: false, updatedAt: now };
      const others = user.channels.filter((one) => one.value !== value);
      const signedUp = { ...user, channels: [...secondary(others), channel] };
      const next = present
        ? withNamedTeam(withUser(tenancy, signedUp), signedUp, email)
        : withNewUser(tenancy, signedUp, project, teamId);
      return [next, next.users[signedUp.id] ?? signedUp];
    },
  );
  return made === 'again' ? signUp(backend, { project, email, traits, isVerified, caller: undefined }) : made;
}

/** 409: another user signs in with the address. */
export function emailTaken(email: string): KnownError<'USER_EMAIL_ALREADY_EXISTS'> {
  return knownError('USER_EMAIL_ALREADY_EXISTS', { email, would_work_if_email_was_verified: false });
}

/** The same addresses, none of them primary. */
export function secondary(channels: readonly Channel[]): Channel[] {
  return channels.map((channel) => (channel.isPrimary ? { ...channel, isPrimary: false } : channel));
}

async function anonymousCaller(
  backend: Backend,
  project: Project,
  caller: User | undefined,
): Promise<User | undefined> {
  if (!caller) return undefined;
  const user = (await readTenancy(backend, project.shown.id, { users: [caller.id] })).users[caller.id];
  return user?.isAnonymous ? user : undefined;
}
