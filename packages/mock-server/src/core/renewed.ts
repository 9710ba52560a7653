import type { AccountInput } from './account-input.ts';
import type { Renew } from './rewindable-store.ts';

/** Accounts of a seed, by their e-mails as the backend stores them. */
export type GivenAccounts = ReadonlyMap<string, AccountInput>;

/** What is known when a seeded account is to be as if it was made again. */
export interface SeededAgain {
  /** The accounts of the seed that say their id or their time. */
  readonly given: GivenAccounts;
  /** How much later it is by the clock, in milliseconds. */
  readonly laterMs: number;
}

/** What is written in place of a row of the seed after a restart. Nothing: the row stays as it is. */
export type Renewed = (key: string, row: unknown, again: SeededAgain, peek: Parameters<Renew>[2]) => ReturnType<Renew>;
