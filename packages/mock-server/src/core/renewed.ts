import type { AccountInput } from './accounts.ts';
import type { Renew } from './rewindable-store.ts';

/** What is known when a seeded account is to be as if it was made again. */
export interface SeededAgain {
  /** The accounts of the seed that say their id or their time, by their e-mails. */
  readonly given: ReadonlyMap<string, AccountInput>;
  /** How much later it is by the clock, in milliseconds. */
  readonly laterMs: number;
}

/** What is written in place of a row of the seed after a restart. Nothing: the row stays as it is. */
export type Renewed = (key: string, row: unknown, again: SeededAgain) => ReturnType<Renew>;
