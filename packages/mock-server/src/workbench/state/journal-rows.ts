import type { JournalRow } from '../../core/journal/journal-row.ts';
import type { MockControl } from '../../core/mock-control.ts';

/** How many rows a journal keeps. */
const MOST = 1_000;

/**
 * The rows of a journal, newest first, with secrets hidden. Only the newest of before and those that came since are asked
 * for: a body can be large. All are read again if that one is not there any more.
 */
export async function readJournal(
  { journal }: MockControl,
  before: readonly JournalRow[] | undefined,
): Promise<readonly JournalRow[]> {
  const newest = before?.[0];
  if (!before || !newest) return journal.list();
  const rows = await journal.list({ after: String(Number(newest.id) - 1) });
  const known = rows.at(-1);
  if (known?.id !== newest.id || known.at !== newest.at || known.target !== newest.target) return journal.list();
  return rows.length === 1 ? before : [...rows.slice(0, -1), ...before].slice(0, MOST);
}
