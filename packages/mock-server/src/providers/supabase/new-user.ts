import type { Backend } from './backend.ts';
import { defaultAudience, passwords } from './policy.ts';
import type { IdentityRow, Metadata, UserRow } from './rows.ts';
import { providersOf } from './user-row.ts';

/** The input for a new account. */
export interface NewUser {
  readonly id?: string;
  readonly aud?: string;
  readonly role?: string;
  readonly email: string;
  readonly phone?: string;
  readonly password?: string;
  readonly userMetadata?: Metadata | null;
  readonly appMetadata?: Metadata;
  /** More data of the identity. Default: the metadata. */
  readonly identityData?: Metadata;
  /** Whether the account signs up itself. Then its metadata has the data of the identity, and equals it. */
  readonly isSignUp?: boolean;
  /** Whether it is an account without an address that can get one later. It has no way to sign in again. */
  readonly isAnonymous?: boolean;
  /** Ways to sign in. Default: by e-mail. */
  readonly providers?: readonly string[];
}

/** All empty lists are one: there are many. */
const none: readonly never[] = [];

/** A password for an account that was created without one. */
export function randomPassword({ random }: Backend): string {
  return random.hex(passwords.randomLength / 2);
}

/** A new, unconfirmed account. It is not stored yet. */
export function newUser(backend: Backend, input: NewUser): UserRow {
  const now = backend.clock.now();
  const id = input.id?.toLowerCase() ?? backend.random.uuid();
  const email = input.email.toLowerCase();
  const providers = input.providers ?? (input.isAnonymous ? [] : ['email']);
  const { userMetadata = {} } = input;
  const facts = { sub: id, email, email_verified: false, phone_verified: false };
  const identity = (provider: string): IdentityRow => ({
    identityId: backend.random.uuid(),
    provider,
    id: provider === 'email' ? id : backend.random.digits(21),
    data: { ...(input.identityData ?? userMetadata), ...facts },
    createdAt: now,
    updatedAt: now,
  });
  return {
    id,
    aud: input.aud ?? backend.audience ?? defaultAudience,
    role: input.role ?? 'authenticated',
    email,
    phone: input.phone ?? '',
    ...(input.password !== undefined && { password: input.password }),
    appMetadata: input.appMetadata ? { ...providersOf(providers), ...input.appMetadata } : providersOf(providers),
    userMetadata: input.isSignUp ? { ...userMetadata, ...facts } : userMetadata,
    ...(input.isAnonymous && { isAnonymous: true }),
    identities: email === '' ? [] : providers.map(identity),
    tokens: {},
    sessions: none,
    flowStates: none,
    factors: none,
    factorChallenges: none,
    createdAt: now,
    updatedAt: now,
  };
}
