import type { WireRequest } from '../wire.ts';
import type { JournalEntry } from './journal-entry.ts';
import type { JournalRow } from './journal-row.ts';
import { entryOf, type KeptJournal, keptEntry } from './kept-journal.ts';
import { metBy } from './met-by.ts';
import { rowOf } from './row-of.ts';
import { createWhose, type Whose } from './whose.ts';

/** The requests that a journal keeps, with what was learned of them. */
export interface KeptEntries {
  /** Keeps a request. Nothing of it is read before somebody asks. */
  add(entry: Omit<JournalEntry, 'id'>): JournalEntry;
  /** The last ones, oldest first. */
  latest(): readonly JournalEntry[];
  /** The row of an entry. It is made once. */
  row(entry: JournalEntry, secrets: boolean): JournalRow;
  /** The account that the request of an entry is about. */
  ownerOf(entry: JournalEntry): string | undefined;
  /** The account that a request is about. */
  emailOf(request: WireRequest): string | undefined;
  /** Notes to whom secrets belong that no request gave. */
  readonly own: Whose['own'];
  /** The account to which each secret was given. */
  owners(): ReturnType<Whose['owners']>;
  /** What may be secrets in a request about which nothing is known. */
  unknown(request: WireRequest): ReturnType<Whose['unknown']>;
  /** Knows these secrets too, which are in the store already. */
  readonly know: Whose['know'];
  /** Knows these secrets, and no others. */
  readonly restore: Whose['restore'];
  /** The secrets whose account has changed since the last call. */
  changes(): ReturnType<Whose['changes']>;
  /** Each operation and status that a client met, also in entries that are not kept any more. */
  met(): ReadonlySet<string>;
  /** Everything as plain JSON. */
  kept(): Omit<KeptJournal, 'handedOut'>;
  /** Goes on from there. It must keep nothing yet, and know to whom secrets belong. */
  goOn(kept: Omit<KeptJournal, 'handedOut'>): void;
  /** Keeps none of them any more. To whom their secrets belong stays known. */
  clear(): void;
  /** As `clear`, and knows no secrets any more. */
  forget(): void;
}

/** The number of rows that are shown. */
const capacity = 1_000;

/** Makes the rows of entries, each once. */
function rowMaker(): typeof rowOf {
  const rows = { open: new WeakMap<JournalEntry, JournalRow>(), hidden: new WeakMap<JournalEntry, JournalRow>() };
  return (entry, email, secrets) => {
    const made = secrets ? rows.open : rows.hidden;
    const row = made.get(entry) ?? rowOf(entry, email, secrets);
    made.set(entry, row);
    return row;
  };
}

/** Keeps nothing yet. `statusHeader` has the status of an answer that says 200. Only with `tracks` there are changes. */
export function createKeptEntries(statusHeader: string | undefined, tracks: boolean): KeptEntries {
  const kept: JournalEntry[] = [];
  const emails = new WeakMap<JournalEntry, string>();
  const rowFor = rowMaker();
  const forgotten = new Set<string>();
  const whose = createWhose(tracks);
  let count = 0;
  /** How many of those that are kept were read. */
  let learned = 0;

  /** Entries are read in the order in which they came: later ones carry secrets of earlier ones. */
  const learn = (): void => {
    for (const entry of kept.slice(learned)) {
      const email = whose.learn(entry);
      if (email !== undefined) emails.set(entry, email);
    }
    learned = kept.length;
  };
  const afterLearning = <T>(read: () => T): T => {
    learn();
    return read();
  };
  /** Reads nothing: requests that nobody asks about cost as little as they can. */
  const forgetOldest = (): void => {
    const oldest = kept.splice(0, kept.length - capacity);
    learned = Math.max(0, learned - oldest.length);
    for (const entry of oldest) for (const met of metBy(entry, statusHeader)) forgotten.add(met);
  };
  const drop = (): void => {
    kept.length = 0;
    learned = 0;
    forgotten.clear();
  };
  const met = (): ReadonlySet<string> =>
    new Set([...forgotten, ...kept.flatMap((entry) => metBy(entry, statusHeader))]);
  return {
    add(entry) {
      count += 1;
      const { at, request, reply, trace } = entry;
      const id = String(count);
      const numbered: JournalEntry = reply ? { id, at, request, reply, trace } : { id, at, request, trace };
      kept.push(numbered);
      if (kept.length > 2 * capacity) forgetOldest();
      return numbered;
    },
    latest: () => kept.slice(-capacity),
    row(entry, secrets) {
      learn();
      return rowFor(entry, emails.get(entry), secrets);
    },
    ownerOf: (entry) => afterLearning(() => emails.get(entry)),
    emailOf: (request) => afterLearning(() => whose.emailOf(request)),
    own: whose.own,
    unknown: (request) => afterLearning(() => whose.unknown(request)),
    know: whose.know,
    owners: () => afterLearning(whose.owners),
    restore: (owners) => afterLearning(() => whose.restore(owners)),
    changes: () => afterLearning(whose.changes),
    met,
    kept: () => ({ count, entries: kept.slice(-capacity).map(keptEntry), met: [...met()] }),
    goOn(before) {
      count = before.count;
      kept.push(...before.entries.map(entryOf));
      for (const one of before.met) forgotten.add(one);
    },
    clear: () => afterLearning(drop),
    forget() {
      drop();
      whose.forget();
    },
  };
}
