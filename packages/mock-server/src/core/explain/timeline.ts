import type { Cause } from './cause.ts';
import type { Ending } from './ending.ts';
import type { SecretState } from './explanation.ts';

/**
 * The life of an account, ready to be drawn: spans and moments. Times are milliseconds since 1970, by the mock server's
 * clock.
 */
export interface Timeline {
  /** As the account spells it; as it was asked for if there is none. */
  readonly email: string;
  /** When the first thing happened that somebody did. An entry may begin earlier: that of an account of a seed. */
  readonly from: number;
  /** Now. An entry may end later: that of a secret which is still valid. */
  readonly until: number;
  /** The earliest first. Empty if nobody asked for this address and it has no account. */
  readonly entries: readonly TimelineEntry[];
}

/** A span or a moment in the life of an account. */
export interface TimelineEntry extends Ending {
  /**
   * `account`: from when it was made until it was deleted. `secret`: what a mail carried, or what it was exchanged for, from
   * issue to its end. `session`: from sign-in to its end. `password`: the moment of a new one. `limit`: from the first
   * refusal until requests are allowed again.
   */
  readonly what: 'account' | 'secret' | 'session' | 'password' | 'limit';
  /** Of a secret, the purpose of its mail or the field that gave it; of a limit, its name; else as `what`. */
  readonly name: string;
  /** What is to be said of it, in one sentence. */
  readonly sentence: string;
  /** When it began. */
  readonly from: number;
  /**
   * Of a secret or session, as `explain` says it. Of an account `valid` or `account-gone`, of a limit `valid` while it refuses
   * requests, and `expired`. Absent for a moment.
   */
  readonly state?: SecretState;
  /** What began it. Absent for an account that was there already, and if the journal has forgotten it. */
  readonly by?: Cause;
  /** The id of the mail that carried the secret. */
  readonly mail?: string;
}

/** Tells the life of an account. Rejects for an empty text. */
export type TellTimeline = (email: string) => Promise<Timeline>;
