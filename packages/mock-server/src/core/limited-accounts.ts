import type { Limits } from './limits.ts';

/** An account for which limits hold even where they are off. */
export interface LimitedAccount {
  /** In lower case. */
  readonly email: string;
  /** Those that hold for it. */
  readonly limits: Limits;
}

/** Accounts for which limits hold even where they are off. Where they are on, those of the mock server hold for all. */
export interface LimitedAccounts {
  /** Whether there are any, while limits are off. Nothing else is asked otherwise. */
  some(): boolean;
  /** The limits of an account; `undefined` if those of the mock server hold. */
  of(email: string | undefined): Limits | undefined;
  add(email: string, limits: Limits): void;
  clear(): void;
  list(): readonly LimitedAccount[];
}

/** No account is limited. `inForce` gives the limits of the mock server. */
export function createLimitedAccounts(inForce: () => Limits): LimitedAccounts {
  const limited = new Map<string, Limits>();
  return {
    some: () => limited.size > 0 && inForce() === 'off',
    of: (email) => limited.get(email?.toLowerCase() ?? ''),
    add: (email, limits) => void limited.set(email.toLowerCase(), limits),
    clear: () => limited.clear(),
    list: () => [...limited].map(([email, limits]) => ({ email, limits })),
  };
}
