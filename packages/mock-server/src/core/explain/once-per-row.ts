import type { JournalRow } from '../journal/journal-row.ts';

/** A function that works something out of a row once. Many secrets are looked for in the same rows. */
export function oncePerRow<Value extends NonNullable<unknown>>(
  work: (row: JournalRow) => Value,
): (row: JournalRow) => Value {
  const known = new WeakMap<JournalRow, Value>();
  return (row) => {
    const found = known.get(row);
    if (found !== undefined) return found;
    const value = work(row);
    known.set(row, value);
    return value;
  };
}
