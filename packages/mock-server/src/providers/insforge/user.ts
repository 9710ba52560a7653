import type { components } from '@resetkit/sdk/insforge/types';
import type { Account } from '../../core/accounts.ts';
import { isoTime } from '../../core/clock.ts';

/** An account as InsForge shows it. */
export type User = components['schemas']['User'];

/** The wire form of an account. Linked providers come in the order of the alphabet. */
export function userOf(account: Account): User {
  const { id, email, emailVerified, createdAt, updatedAt, providers, name, password } = account;
  return {
    id,
    email,
    emailVerified,
    createdAt: isoTime(createdAt),
    updatedAt: isoTime(updatedAt),
    providers: withPassword([...new Set(providers)].sort(), password),
    profile: name === undefined ? {} : { name },
    metadata: {},
  };
}

/** `email` is among the providers once there is a password, or once a mailed code has signed the account in. */
function withPassword(providers: string[], password: string | undefined): string[] {
  return password === undefined || providers.includes('email') ? providers : [...providers, 'email'];
}
