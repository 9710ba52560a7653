import type { components } from '@resetkit/sdk/insforge/types';
import type { Account } from '../../core/accounts.ts';
import { isoTime } from '../../core/clock.ts';

/** An account as InsForge shows it. */
export type User = components['schemas']['User'];

/** The wire form of an account. `email` is among its providers once it has a password. */
export function userOf(account: Account): User {
  const { id, email, emailVerified, createdAt, updatedAt, providers, name, password } = account;
  return {
    id,
    email,
    emailVerified,
    createdAt: isoTime(createdAt),
    updatedAt: isoTime(updatedAt),
    providers: password === undefined ? [...providers] : [...providers, 'email'],
    profile: name === undefined ? {} : { name },
    metadata: {},
  };
}
