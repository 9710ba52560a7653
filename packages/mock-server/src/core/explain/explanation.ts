import type { JournalRow } from '../journal/journal-row.ts';
import type { MailKind } from '../message.ts';

/**
 * The state of a secret. `valid`: it would be accepted now. `expired`: its time is over. `used`: it was used.
 * `superseded`: a newer mail took its place. `burnt`: a request used it up and was refused. `out-of-tries`: it was tried too
 * often. `ended`: its session was ended, as by a sign-out. `account-gone`: its account was deleted. `refused`: the backend
 * refuses it, and no request in the journal ended it. `none`: the mail carries no secret. `unknown`: no mail and no answer
 * carried it.
 */
export type SecretState =
  | 'valid'
  | 'expired'
  | 'used'
  | 'superseded'
  | 'burnt'
  | 'out-of-tries'
  | 'ended'
  | 'account-gone'
  | 'refused'
  | 'none'
  | 'unknown';

/** Something that happened to a secret. */
export interface SecretEvent {
  /** Milliseconds since 1970, by the mock server's clock. */
  readonly at: number;
  /** What happened: `POST resetPassword used it`. */
  readonly what: string;
  /** The request, with its secrets hidden. */
  readonly row: JournalRow;
}

/** The life of a secret. Times are milliseconds since 1970, by the mock server's clock. */
export interface Explanation {
  /** What is to be said of it, in one sentence. */
  readonly sentence: string;
  /** What became of it. */
  readonly state: SecretState;
  /** The account that it was made for. */
  readonly email?: string;
  /** The purpose of its mail. Absent for a secret that an answer gave. */
  readonly kind?: MailKind;
  /** The field, parameter or cookie of the answer that gave it, such as `refresh_token`. Absent for one of a mail. */
  readonly name?: string;
  /** When it was made. */
  readonly issuedAt?: number;
  /** When its time is over, as its mail or its answer said. */
  readonly expiresAt?: number;
  /** The requests that had to do with it, oldest first: the one that issued it, and all that carried or changed it. */
  readonly events: readonly SecretEvent[];
}

/** Tells the life of a secret: of a code, link or token of a mail, or of a token or cookie that an answer or `sessions.make` gave. */
export type Explain = (mailOrSecret: string | { readonly id: string }) => Promise<Explanation>;
