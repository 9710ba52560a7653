import type { components } from '@resetkit/sdk/insforge/types';
import type { Account } from '../../core/accounts.ts';
import { isoTime } from '../../core/clock.ts';

/** An account as InsForge shows it. */
export type User = components['schemas']['User'];

/** The wire form of an account. Linked providers are in alphabetical order. */
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

/** Adds `email` to the providers if the account has a password, or has signed in with a mailed code. */
function withPassword(providers: string[], password: string | undefined): string[] {
  return password === undefined || providers.includes('email') ? providers : [...providers, 'email'];
}
