import type { ClockState } from '../clock.ts';
import type { Delays } from '../delays.ts';
import type { KeptFaults } from '../faults/faults.ts';
import type { LimitedAccount } from '../limited-accounts.ts';
import type { Limits } from '../limits.ts';
import type { RandomState } from '../random.ts';

/** What one mock server knows beside its store. It is plain JSON. */
export interface Levers {
  /** The setting in force. */
  readonly limits: Limits;
  /** The setting in force. */
  readonly delays: Delays;
  /** The faults that were added, and how often they happened. */
  readonly faults: KeptFaults;
  /** The accounts that a situation limited. */
  readonly limitedAccounts: readonly LimitedAccount[];
  /** The codes of the next mails. */
  readonly codes: readonly string[];
  /** The ids of the mails that `waitFor` returned. */
  readonly handedOut: readonly string[];
  /** To which account each code and token was given. Faults of one account and the journal ask for it. */
  readonly owners: Readonly<Record<string, string>>;
}

/** The state of one mock server: what is in its store, and what it knows beside that. */
export interface ServerSnapshot extends Levers {
  /** The id of its provider. */
  readonly provider: string;
  /** Name and version of the real server. */
  readonly imitates: string;
  /** The values in its store by their keys: accounts, mails, sessions, options. Those of namespaces are not in it. */
  readonly rows: Readonly<Record<string, unknown>>;
}

/**
 * The state of a mock server at one moment, as one plain JSON value. It can be written into a file, and restored in
 * another process or over a port. The journal is not part of it.
 */
export interface Snapshot {
  /** What this is. */
  readonly format: 'resetkit';
  /** The version of this form. Others are refused. */
  readonly version: 3;
  /** The id of the provider. */
  readonly provider: string;
  /** Name and version of the real server. */
  readonly imitates: string;
  /** The time, and whether the clock stands. */
  readonly clock: ClockState;
  /** The seed and the position in its sequence. `null` for the platform's randomness. */
  readonly random: RandomState | null;
  /** The mock server; for two that form one backend (AppHandoff in a Supabase project), the one with the accounts first. */
  readonly servers: readonly ServerSnapshot[];
}

/** The state of one mock server. */
export interface ServerState {
  /** The id of its provider. */
  readonly provider: string;
  /** Its state. It must answer no request meanwhile. */
  capture(): Promise<ServerSnapshot>;
  /** Checks a state, and resolves to the function that puts it in place. Rejects, and changes nothing, if it is wrong. */
  prepare(snapshot: ServerSnapshot): Promise<() => Promise<void>>;
  /** Writes its journal into the store, before this function returns if the store can. */
  keep(): void;
  /** Goes on from what an earlier mock server has left in the store. Rejects if that is damaged. */
  goOn(): Promise<void>;
}
