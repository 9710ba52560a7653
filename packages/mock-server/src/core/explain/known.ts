import type { AccountChange } from '../account-change.ts';
import type { Journal } from '../journal/journal.ts';
import type { JournalRow } from '../journal/journal-row.ts';
import type { SentMail } from '../message.ts';
import { once } from '../once.ts';
import { type Cause, causeOf } from './cause.ts';
import type { ExplainParts } from './explain-parts.ts';
import { type GivenSecrets, givenSecrets } from './given-secrets.ts';
import { journalOf, type KnownJournal } from './known-journal.ts';

/** What is known of secrets and accounts at one moment. */
export interface Known {
  /** The requests to this backend, without those that the one behind has answered. */
  readonly own: KnownJournal;
  /** The requests to the backend behind. */
  readonly behind: KnownJournal;
  /** The mails in the outbox, newest first, and those that the journal saw and that were cleared since. */
  readonly mails: readonly SentMail[];
  /** The request that sent a mail. */
  senderOf(mail: SentMail): JournalRow | undefined;
  /** The secrets that answers and tests gave. */
  given(): GivenSecrets;
  /** What was done to accounts, oldest first. */
  changes(): readonly KnownChange[];
  /** A request as what did something. */
  cause(row: JournalRow): Cause;
}

/** Something that was done to an account. */
export interface KnownChange extends AccountChange {
  readonly at: number;
  readonly by: Cause;
}

/** Reads what is known now. */
export async function whatIsKnown(parts: ExplainParts): Promise<Known> {
  const { provider, acts } = parts;
  const [all, behind, mails] = await Promise.all([
    openRows(parts.journal),
    openRows(parts.journalBehind),
    mailsOf(parts),
  ]);
  // A request that was passed on is in both journals; the one behind knows its operation.
  const passedOn = new Set(behind.map(sameRequest));
  const own = journalOf(all.filter((row) => row.operation !== undefined || !passedOn.has(sameRequest(row))));
  const isBehind = new Set(behind);
  const cause = (row: JournalRow): Cause => causeOf(row, isBehind.has(row) ? provider.behind?.id : undefined);
  return {
    own,
    behind: journalOf(behind),
    mails,
    senderOf: ({ id }) => own.rows[own.sent.get(id) ?? -1],
    // The backend behind has answered first: what it gave has its name there. What a test was given, no answer gave.
    given: once(() => givenSecrets(inTime([...acts.rows(), ...behind, ...all]))),
    changes: once(() =>
      inTime([
        ...acts
          .list()
          .flatMap(({ at, email, change, lever }) => (change ? [{ at, email, change, by: { what: lever } }] : [])),
        ...[...behind, ...own.rows].flatMap((row) =>
          (row.accounts ?? []).map((one) => ({ ...one, at: row.at, by: cause(row) })),
        ),
      ]),
    ),
    cause,
  };
}

/** The mails in the outbox, newest first, and those that the journal saw and that were cleared since. */
export async function mailsOf({
  world,
  journal,
}: Pick<ExplainParts, 'world' | 'journal'>): Promise<readonly SentMail[]> {
  const sent = journal.entries().flatMap(({ trace }) => trace.mails);
  return [...(await world.outbox.list()), ...sent.reverse()];
}

async function openRows(journal: Journal | undefined): Promise<readonly JournalRow[]> {
  return journal ? [...(await journal.list({ secrets: true }))].reverse() : [];
}

/** In the order of their times; those of one moment stay as they were. */
export function inTime<Timed extends { readonly at: number }>(all: readonly Timed[]): readonly Timed[] {
  return all.toSorted((one, other) => one.at - other.at);
}

function sameRequest({ at, method, target }: JournalRow): string {
  return `${at} ${method} ${target}`;
}
