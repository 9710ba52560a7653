import type { JournalRow } from '../journal/journal-row.ts';
import type { MailKind } from '../message.ts';

/** What can be said of a secret, and what each means. */
export const secretStates = {
  valid: 'it would be accepted now',
  expired: 'its time is over',
  used: 'it was used',
  superseded: 'a newer mail took its place',
  burnt: 'it was used up by a request that was refused',
  'out-of-tries': 'it was tried too often',
  'account-gone': 'its account was deleted',
  refused: 'the backend refuses it, and no request in the journal ended it',
  unknown: 'no mail and no answer carried it',
} as const;

/** The state of a secret. */
export type SecretState = keyof typeof secretStates;

/** Something that happened to a secret. */
export interface SecretEvent {
  /** Milliseconds since 1970, by the mock server's clock. */
  readonly at: number;
  readonly what: string;
  /** The request, with its secrets hidden. */
  readonly row: JournalRow;
}

/** The life of a secret. Times are milliseconds since 1970, by the mock server's clock. */
export interface Explanation {
  /** What is to be said of it, in one sentence. */
  readonly sentence: string;
  readonly state: SecretState;
  /** The account that it was made for. */
  readonly email?: string;
  /** The purpose of its mail. Absent for a secret that an answer gave. */
  readonly kind?: MailKind;
  readonly issuedAt?: number;
  readonly expiresAt?: number;
  /** The requests that had to do with it, oldest first: the one that issued it, and all that carried or changed it. */
  readonly events: readonly SecretEvent[];
}

/** Tells the life of a secret. */
export type Explain = (mailOrSecret: string | { readonly id: string }) => Promise<Explanation>;
