import type { components } from '@resetkit/sdk/supabase/types';
import type { Backend } from './backend.ts';
import { factorOf } from './factors.ts';
import { goTime } from './go-time.ts';
import type { IdentityRow, Metadata, UserRow } from './rows.ts';

/** An account as Supabase shows it. */
export type User = components['schemas']['User'];
type Identity = components['schemas']['Identity'];

/**
 * The wire form of an account: fields in GoTrue's order, without those that do not apply. `confirmedNow` leaves out
 * `confirmed_at`: the database computes it, and some answers that confirm an account do not read the row again.
 */
export function userOf(row: UserRow, { confirmedNow = false }: { readonly confirmedNow?: boolean } = {}): User {
  return {
    id: row.id,
    aud: row.aud,
    role: row.role,
    email: row.email,
    ...at('email_confirmed_at', row.emailConfirmedAt),
    ...at('invited_at', row.invitedAt),
    phone: row.phone,
    ...at('confirmation_sent_at', row.confirmationSentAt),
    ...at('confirmed_at', confirmedNow ? undefined : row.emailConfirmedAt),
    ...at('recovery_sent_at', row.recoverySentAt),
    ...(row.newEmail !== undefined && { new_email: row.newEmail }),
    ...at('email_change_sent_at', row.emailChangeSentAt),
    ...(row.newPhone !== undefined && { new_phone: row.newPhone }),
    ...at('reauthentication_sent_at', row.reauthenticationSentAt),
    ...at('last_sign_in_at', row.lastSignInAt),
    app_metadata: sorted(row.appMetadata),
    user_metadata: row.userMetadata && sorted(row.userMetadata),
    ...(row.factors.length > 0 && { factors: row.factors.map(factorOf) }),
    identities: row.identities.map((identity) => identityOf(identity, row.id)),
    created_at: goTime(row.createdAt),
    updated_at: goTime(row.updatedAt),
    ...at('banned_until', row.bannedUntil),
    ...at('deleted_at', row.deletedAt),
    is_anonymous: row.isAnonymous ?? false,
  };
}

/**
 * The invented account in the answer to a sign-up for a confirmed address, with a new id every time. Some fields still
 * reveal the real account: the missing role and identities, and values that the server does not remove, such as
 * `recovery_sent_at`.
 */
export function inventedUser(backend: Backend, row: UserRow, data: Metadata): User {
  const now = goTime(backend.clock.now());
  const { email_confirmed_at, confirmed_at, last_sign_in_at, email_change_sent_at, new_email, ...rest } = userOf(row);
  return {
    ...rest,
    id: backend.random.uuid(),
    aud: 'authenticated',
    role: '',
    phone: '',
    confirmation_sent_at: now,
    app_metadata: { provider: 'email', providers: ['email'] },
    user_metadata: sorted(data),
    identities: [],
    created_at: now,
    updated_at: now,
  };
}

function identityOf(identity: IdentityRow, userId: string): Identity {
  const email = identity.data['email'];
  return {
    identity_id: identity.identityId,
    id: identity.id,
    user_id: userId,
    ...(Object.keys(identity.data).length > 0 && { identity_data: sorted(identity.data) }),
    provider: identity.provider,
    last_sign_in_at: goTime(identity.createdAt),
    created_at: goTime(identity.createdAt),
    updated_at: goTime(identity.updatedAt),
    ...(typeof email === 'string' && email !== '' && { email }),
  };
}

function at<Name extends string>(name: Name, ms: number | undefined): { readonly [Key in Name]?: string } {
  return ms === undefined ? {} : ({ [name]: goTime(ms) } as { readonly [Key in Name]?: string });
}

/** The fields sorted by key, in nested objects too, as Go writes maps. */
export function sorted(metadata: Metadata): Record<string, unknown> {
  const names = Object.keys(metadata).sort();
  return Object.fromEntries(names.map((name) => [name, sortedValue(metadata[name])]));
}

function sortedValue(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sortedValue);
  return typeof value === 'object' && value !== null ? sorted({ ...value }) : value;
}
