import { type Duration, milliseconds } from '../duration.ts';
import { createHandOut } from '../hand-out.ts';
import { checkFilter } from '../message-filter.ts';
import { createWaiters } from '../waiters.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { JournalFilter, JournalRow } from './journal-row.ts';
import { rowOf } from './row-of.ts';
import { createWhose, type Whose } from './whose.ts';

/** A filter, and how long to wait for a row that matches. */
export interface JournalWait extends JournalFilter {
  /** In real time, not by the mock server's clock. Default: 3 seconds. */
  readonly timeout?: Duration;
  /** Ends the wait early: it then rejects with the reason of the signal. */
  readonly signal?: AbortSignal;
}

/** The requests that a mock server received, with their answers: the last 1,000. A filter with an unknown field rejects. */
export interface Journal {
  /** The rows that match, newest first. Secrets are hidden unless the filter asks for them. */
  list(filter?: JournalFilter): Promise<readonly JournalRow[]>;
  /**
   * Waits for a row that matches and that no earlier `waitFor` returned, the oldest first. With `after` it also returns
   * rows that were returned already. Rejects after `timeout` with an error that names the filter.
   */
  waitFor(filter?: JournalWait): Promise<JournalRow>;
  /** Deletes all rows. */
  clear(): Promise<void>;
}

/** A journal that a mock server writes. */
export interface WrittenJournal extends Journal, Pick<Whose, 'emailOf' | 'owners' | 'restore'> {
  add(entry: Omit<JournalEntry, 'id'>): void;
  /** The entries as they are kept, oldest first, each with the account that it is about. */
  entries(): readonly (JournalEntry & { readonly email: string | undefined })[];
  /** Ends all waits: they reject with this error. */
  end(reason: Error): void;
}

/** The number of rows that are kept. */
const capacity = 1_000;
const fields = ['operation', 'status', 'email', 'fault', 'after', 'secrets'] as const;

/** An empty journal. `onRow` is called with each row. */
export function createJournal(onRow?: (row: JournalRow) => void): WrittenJournal {
  const kept: JournalEntry[] = [];
  const emails = new Map<string, string | undefined>();
  const whose = createWhose();
  const waiters = createWaiters();
  const handOut = createHandOut();
  let count = 0;
  let learned = 0;

  /** Entries are read when somebody asks, in the order in which they came: later ones carry secrets of earlier ones. */
  const learn = (): void => {
    for (const entry of kept) {
      if (Number(entry.id) <= learned) continue;
      emails.set(entry.id, whose.learn(entry));
      learned = Number(entry.id);
    }
  };
  const entries = (): ReturnType<WrittenJournal['entries']> => {
    learn();
    return kept.slice(-capacity).map((entry) => ({ ...entry, email: emails.get(entry.id) }));
  };
  const list = (filter: JournalFilter = {}): readonly JournalRow[] => {
    checkFilter(filter, fields, 'Journal rows');
    const rows = since(entries(), filter.after).map((entry) => rowOf(entry, entry.email, filter.secrets === true));
    return rows.filter((row) => matches(row, filter)).reverse();
  };
  return {
    async list(filter) {
      return list(filter);
    },
    async waitFor(wait = {}) {
      checkFilter(wait, [...fields, 'timeout', 'signal'], 'Journal rows');
      const { timeout = 3_000, signal, ...filter } = wait;
      const next = (): JournalRow | undefined => handOut.next(list(filter), filter.after !== undefined);
      const row = await waiters.within(next, milliseconds(timeout), signal);
      if (row) return row;
      throw new Error(`No request with ${JSON.stringify(filter)} came within ${milliseconds(timeout)} ms.`);
    },
    async clear() {
      learn();
      kept.length = 0;
      emails.clear();
      handOut.forget();
    },
    emailOf(request) {
      learn();
      return whose.emailOf(request);
    },
    owners() {
      learn();
      return whose.owners();
    },
    restore(owners) {
      learn();
      whose.restore(owners);
    },
    add(entry) {
      count += 1;
      const numbered = { id: String(count), ...entry };
      kept.push(numbered);
      if (kept.length > 2 * capacity) forgetOldest();
      waiters.wake();
      if (onRow) onRow(rowOf(numbered, whose.emailOf(entry.request), false));
    },
    entries,
    end: waiters.end,
  };

  function forgetOldest(): void {
    learn();
    for (const { id } of kept.splice(0, kept.length - capacity)) emails.delete(id);
  }
}

function matches({ operation, response, email, fault }: JournalRow, filter: JournalFilter): boolean {
  return (
    (filter.operation === undefined || operation === filter.operation) &&
    (filter.status === undefined || response?.status === filter.status) &&
    (filter.email === undefined || email?.toLowerCase() === filter.email.toLowerCase()) &&
    (filter.fault === undefined || fault === filter.fault)
  );
}

function since<T extends JournalEntry>(entries: readonly T[], after: JournalFilter['after']): readonly T[] {
  if (after === undefined) return entries;
  if (typeof after === 'string' && /^\d+$/.test(after)) return entries.filter(({ id }) => Number(id) > Number(after));
  const time = typeof after === 'number' ? after : Date.parse(after);
  if (Number.isNaN(time))
    throw new Error(`Expected the id of a row or a time as 'after', not ${JSON.stringify(after)}.`);
  return entries.filter(({ at }) => at > time);
}
