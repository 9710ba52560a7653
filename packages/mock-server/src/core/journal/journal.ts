import { type Duration, milliseconds } from '../duration.ts';
import { createHandOut } from '../hand-out.ts';
import { momentOf } from '../moment-of.ts';
import { createWaiters, listedWithin } from '../waiters.ts';
import type { WireRequest } from '../wire.ts';
import { checkJournalFilter } from './check-journal-filter.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { JournalFilter, JournalRow } from './journal-row.ts';
import { createKeptEntries, type KeptEntries } from './kept-entries.ts';
import type { KeptJournal } from './kept-journal.ts';
import type { OwnerRows } from './owner-rows.ts';

/** A filter, and how long to wait for a row that matches. */
export interface JournalWait<Operation extends string = string> extends JournalFilter<Operation> {
  /** In real time, not by the mock server's clock. Default: 3 seconds. */
  readonly timeout?: Duration;
  /** Ends the wait early: it then rejects with the reason of the signal. */
  readonly signal?: AbortSignal;
}

/** The requests that a mock server received, with their answers: the last 1,000. A filter with an unknown field rejects. */
export interface Journal<Operation extends string = string> {
  /**
   * The rows that match, newest first. Secrets are hidden unless the filter asks for them. With `timeout`, if there are none,
   * it waits for the first one, and resolves to an empty list if none came. It takes none away from `waitFor`.
   */
  list(wait?: JournalWait<Operation>): Promise<readonly JournalRow[]>;
  /**
   * Waits for a row that matches and that no earlier `waitFor` returned, the oldest first. With `after` it also returns
   * rows that were returned already. Rejects after `timeout` with an error that names the filter.
   */
  waitFor(filter?: JournalWait<Operation>): Promise<JournalRow>;
  /** Deletes all rows. */
  clear(): Promise<void>;
}

/** A journal that a mock server writes. */
export interface WrittenJournal extends Journal, Pick<KeptEntries, 'emailOf' | 'met' | 'own' | 'owners'> {
  add(entry: Omit<JournalEntry, 'id'>): void;
  /** The entries as they are kept, oldest first. */
  entries(): readonly JournalEntry[];
  /** All of it as plain JSON. */
  kept(): KeptJournal;
  /** Goes on from there. It must be empty, and know to whom secrets belong. */
  goOn(kept: KeptJournal): void;
  /** Begins anew, as a restart does: secrets of before belong to nobody. Nothing of the requests is read. */
  forget(): void;
  /** Ends all waits: they reject with this error. */
  end(reason: Error): void;
  /** Knows the accounts of these secrets, and of no others. */
  restore(owners: ReturnType<KeptEntries['owners']>): Promise<void>;
  /** Knows the accounts of the secrets that are in the store. */
  readOwners(): Promise<void>;
  /** Knows the accounts of the secrets in a request that are in the store: another replica may have given them. */
  meet(request: WireRequest): Promise<void>;
  /** Resolves when the store has the accounts of all secrets. */
  settle(): Promise<void>;
}

/** What a journal knows of its backend. */
export interface JournalParts {
  /** Called with each row. */
  readonly onRow?: ((row: JournalRow) => void) | undefined;
  /** Called each time rows were added or deleted. */
  readonly onChange?: () => void;
  /** The header that has the status of an answer that says 200. */
  readonly statusHeader?: string | undefined;
  /** The ids of the operations there are. */
  readonly operations: readonly string[];
  /** Where the accounts of secrets outlive the mock server. */
  readonly ownerRows?: OwnerRows | undefined;
}

/** An empty journal. */
export function createJournal(parts: JournalParts): WrittenJournal {
  const { onRow, onChange, statusHeader, operations, ownerRows } = parts;
  const kept = createKeptEntries(statusHeader, ownerRows !== undefined);
  const saving = savingTo(ownerRows, kept.changes);
  const waiters = createWaiters();
  const handOut = createHandOut();

  const list = (filter: JournalFilter): readonly JournalRow[] => {
    const entries = since(kept.latest(), filter.after).filter((entry) => matches(entry, filter, kept.ownerOf));
    return entries.map((entry) => kept.row(entry, filter.secrets === true)).reverse();
  };
  return {
    async list(wait = {}) {
      checkJournalFilter(wait, operations, ['timeout', 'signal']);
      const { timeout = 0, signal, ...filter } = wait;
      return listedWithin(waiters, () => list(filter), milliseconds(timeout), signal);
    },
    async waitFor(wait = {}) {
      checkJournalFilter(wait, operations, ['timeout', 'signal']);
      const { timeout = 3_000, signal, ...filter } = wait;
      const next = (): Promise<JournalRow | undefined> => handOut.next(list(filter), filter.after !== undefined);
      const row = await waiters.within(next, milliseconds(timeout), signal);
      if (row) return row;
      throw new Error(`No request with ${JSON.stringify(filter)} came within ${milliseconds(timeout)} ms.`);
    },
    async clear() {
      kept.clear();
      handOut.forget();
      onChange?.();
    },
    emailOf: kept.emailOf,
    met: kept.met,
    own: kept.own,
    owners: kept.owners,
    restore(owners) {
      kept.restore(owners);
      return saving.settle();
    },
    async readOwners() {
      if (!ownerRows) return;
      kept.restore(await ownerRows.read());
      kept.changes();
    },
    async meet(request) {
      if (ownerRows) kept.know(await ownerRows.find(kept.unknown(request)));
    },
    settle: saving.settle,
    add(entry) {
      const numbered = kept.add(entry);
      waiters.wake();
      onChange?.();
      if (onRow) notify(onRow, kept.row(numbered, false));
    },
    entries: kept.latest,
    kept: () => ({ ...kept.kept(), handedOut: handOut.given() }),
    goOn(before) {
      kept.goOn(before);
      handOut.restore(before.handedOut);
    },
    forget() {
      kept.forget();
      saving.forget();
      handOut.forget();
      onChange?.();
    },
    end: waiters.end,
  };
}

/** Writes to whom secrets were given. What could not be written is written the next time. */
function savingTo(
  rows: OwnerRows | undefined,
  changes: KeptEntries['changes'],
): { settle(): Promise<void>; forget(): void } {
  let unsaved: ReturnType<typeof changes> = new Map();
  return {
    async settle() {
      if (!rows) return;
      const writing = new Map([...unsaved, ...changes()]);
      unsaved = new Map();
      try {
        await rows.write(writing);
      } catch (error) {
        unsaved = new Map([...writing, ...unsaved]);
        throw error;
      }
    },
    forget() {
      unsaved = new Map();
    },
  };
}

/** Calls `onRow`. An error of it is printed and does not reach the client. */
function notify(onRow: (row: JournalRow) => void, row: JournalRow): void {
  try {
    onRow(row);
  } catch (error) {
    console.error('Resetkit: onRequest threw.', error);
  }
}

/** Whether the row of an entry would match. Rows are made only of those that do. */
function matches(entry: JournalEntry, filter: JournalFilter, ownerOf: KeptEntries['ownerOf']): boolean {
  const { trace, reply } = entry;
  return (
    (filter.operation === undefined || trace.operation === filter.operation) &&
    (filter.status === undefined || (reply?.cut !== 'before' && reply?.status === filter.status)) &&
    (filter.fault === undefined || trace.fault === filter.fault) &&
    (filter.email === undefined || ownerOf(entry)?.toLowerCase() === filter.email.toLowerCase())
  );
}

function since<T extends JournalEntry>(entries: readonly T[], after: JournalFilter['after']): readonly T[] {
  if (after === undefined) return entries;
  if (typeof after === 'string' && /^\d+$/.test(after)) return entries.filter(({ id }) => Number(id) > Number(after));
  const time = typeof after === 'number' ? after : momentOf(after);
  return entries.filter(({ at }) => at > time);
}
