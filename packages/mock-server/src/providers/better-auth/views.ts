import type { components } from '@resetkit/sdk/better-auth/types';
import { isoTime } from '../../core/clock.ts';
import type { Session } from './session.ts';
import type { User } from './user.ts';

type Schemas = components['schemas'];

/** An account on the wire. */
export function userView({ name, email, emailVerified, image, createdAt, updatedAt, id }: User): Schemas['User'] {
  return {
    name,
    email,
    emailVerified,
    ...(image !== undefined && { image }),
    createdAt: isoTime(createdAt),
    updatedAt: isoTime(updatedAt),
    id,
  };
}

/** A session on the wire. */
export function sessionView(session: Session): Schemas['Session'] {
  const { expiresAt, token, createdAt, updatedAt, ipAddress, userAgent, userId, id } = session;
  return {
    expiresAt: isoTime(expiresAt),
    token,
    createdAt: isoTime(createdAt),
    updatedAt: isoTime(updatedAt),
    ipAddress,
    userAgent,
    userId,
    id,
  };
}
