import type { JournalRow } from '../journal/journal-row.ts';
import { once } from '../once.ts';
import { givenIn } from './given.ts';
import { requestText } from './request-text.ts';

/** The rows of a journal, oldest first. They show secrets. */
export interface KnownJournal {
  readonly rows: readonly JournalRow[];
  /** The place of the row that sent a mail, by its id. */
  readonly sent: ReadonlyMap<string, number>;
  /** The place of the first row whose answer gave a token without having been sent it. */
  gave(): ReadonlyMap<string, number>;
}

/** What is known of a journal with these rows. */
export function journalOf(rows: readonly JournalRow[]): KnownJournal {
  const sent = rows.flatMap(({ mails }, place) => mails.map((id) => [id, place] as const));
  return {
    rows,
    sent: firstOf(sent),
    gave: once(() =>
      firstOf(
        rows.flatMap((row, place) => {
          const given = givenIn(row).filter(({ value }) => !requestText(row).includes(value));
          return given.map(({ value }) => [value, place] as const);
        }),
      ),
    ),
  };
}

/** Of several entries with one key, the first. */
function firstOf<Value>(entries: readonly (readonly [key: string, value: Value])[]): ReadonlyMap<string, Value> {
  return new Map(entries.toReversed());
}
