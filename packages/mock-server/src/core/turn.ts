import type { AccountChange } from './account-change.ts';
import type { Answer } from './answer.ts';
import type { MailFate } from './faults/faults.ts';
import type { HitLimit, Limits } from './limits.ts';
import type { SentMail } from './message.ts';

/** What one request did, for the journal. It is filled in while the request runs. */
export interface Trace {
  /** The id of its operation. Absent for an unknown path. */
  operation?: string | undefined;
  /** The parameters in its path. */
  path?: Readonly<Record<string, string>> | undefined;
  /** The client's address, as the backend determines it. */
  ip?: string | undefined;
  /** The id of the fault that it met. */
  fault?: string;
  /** The situation that it is part of, if a test asked for one. */
  readonly situation?: string;
  /** Whether the mail server refused a mail of it. */
  refused?: true;
  /** The limit that refused it, or a mail of it. */
  limit?: HitLimit;
  /** What it did to accounts. */
  accounts?: readonly AccountChange[];
  /** The mails that it sent. */
  mails: readonly SentMail[];
}

/** One request, as the levers of a test change it. */
export interface Turn {
  readonly trace: Trace;
  /** Options that differ for this request alone. */
  readonly options?: object;
  /** Limits that differ for this request alone. */
  readonly limits?: Limits;
  /** What happens to its mails, in place of what faults say. */
  readonly mailFate?: MailFate;
  /** The answer that a fault puts in place of the backend's own. */
  readonly fault?: FaultAnswer;
}

/** An answer in place of the backend's own. */
export interface FaultAnswer {
  readonly answer: Answer;
  /** Whether the backend does its work first: the change is made although the answer says otherwise. */
  readonly after: boolean;
}

const noMails: readonly SentMail[] = [];

/** A turn in which nothing is changed. */
export function plainTurn(): Turn {
  // Has the members that every request fills in: to set some is quick, to add them is not.
  return { trace: { operation: undefined, path: undefined, ip: undefined, mails: noMails } };
}
