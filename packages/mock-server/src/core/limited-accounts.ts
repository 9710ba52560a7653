import type { Cell } from './cells.ts';
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
  list(): readonly LimitedAccount[];
  restore(limited: readonly LimitedAccount[]): void;
}

/** Limited accounts in a cell. `inForce` gives the limits of the mock server. */
export function createLimitedAccounts(cell: Cell<readonly LimitedAccount[]>, inForce: () => Limits): LimitedAccounts {
  return {
    some: () => cell.get().length > 0 && inForce() === 'off',
    of: (email) => cell.get().find((one) => one.email === email?.toLowerCase())?.limits,
    add(given, limits) {
      const email = given.toLowerCase();
      cell.change((all) => [[...all.filter((one) => one.email !== email), { email, limits }], undefined]);
    },
    list: cell.get,
    restore: (limited) => cell.change(() => [limited, undefined]),
  };
}
