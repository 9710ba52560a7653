import type { Limits } from './limits.ts';

/** Accounts for which limits hold even where they are off. */
export interface LimitedAccounts {
  /** Whether there are any. Nothing else is asked while there are none. */
  some(): boolean;
  /** The limits of an account; `undefined` if those of the mock server hold. */
  of(email: string | undefined): Limits | undefined;
  add(email: string, limits: Limits): void;
  clear(): void;
}

/** No account is limited. */
export function createLimitedAccounts(): LimitedAccounts {
  const limited = new Map<string, Limits>();
  return {
    some: () => limited.size > 0,
    of: (email) => limited.get(email?.toLowerCase() ?? ''),
    add: (email, limits) => void limited.set(email.toLowerCase(), limits),
    clear: () => limited.clear(),
  };
}
