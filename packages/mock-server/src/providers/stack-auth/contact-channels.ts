import type { components } from '@resetkit/sdk/stack-auth/types';
import { authOf } from './auth-of.ts';
import type { Backend } from './backend.ts';
import { type KnownError, knownError } from './errors.ts';
import type { Channel, User } from './users.ts';

/** What a caller does with addresses. */
type Verb = 'list' | 'create' | 'read' | 'update' | 'delete';

/** The refusal of a client that is not signed in, or names another user. */
export type OwnershipFailure<V extends Verb> =
  | KnownError<'CANNOT_GET_OWN_USER_WITHOUT_USER'>
  | { readonly status: 403; readonly body: `Client can only ${V} contact channels for their own user.` };

/** The refusal of a client that may not do this with the addresses of a user. Servers may do everything. */
export function ownershipFailure<V extends Verb>(
  backend: Backend,
  verb: V,
  userId: string | undefined,
): OwnershipFailure<V> | undefined {
  const { type, user } = authOf(backend);
  if (type !== 'client') return undefined;
  if (!user) return knownError('CANNOT_GET_OWN_USER_WITHOUT_USER');
  if (user.id === userId) return undefined;
  return { status: 403, body: `Client can only ${verb} contact channels for their own user.` };
}

/** An address as the API shows it. */
export function channelView(
  user: User,
  { id, value, isPrimary, isVerified, usedForAuth }: Channel,
): components['schemas']['ContactChannel'] {
  return {
    user_id: user.id,
    id,
    type: 'email',
    value,
    is_primary: isPrimary,
    is_verified: isVerified,
    used_for_auth: usedForAuth,
  };
}

/** 409: another address of the project with this value signs somebody in. */
export function usedForAuth(value: string | null): KnownError<'CONTACT_CHANNEL_ALREADY_USED_FOR_AUTH_BY_SOMEONE_ELSE'> {
  return knownError('CONTACT_CHANNEL_ALREADY_USED_FOR_AUTH_BY_SOMEONE_ELSE', {
    type: 'email',
    contact_channel_value: value,
    would_work_if_email_was_verified: false,
  });
}

/** Addresses with one of them added or replaced. If it is the primary one, the others are secondary. */
export function withChannel(channels: readonly Channel[], next: Channel): readonly Channel[] {
  const others = next.isPrimary ? channels.map((one) => ({ ...one, isPrimary: false })) : channels;
  return others.some(({ id }) => id === next.id)
    ? others.map((one) => (one.id === next.id ? next : one))
    : [...others, next];
}
