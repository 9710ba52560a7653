import type { JournalRow } from '../../core/journal/journal-row.ts';
import type { MockControl } from '../../core/mock-control.ts';

/** How many rows a mock server keeps. */
const MOST = 1_000;

/**
 * The rows of a journal, newest first, with secrets hidden. Only those that came since are asked for. All are read again if
 * the newest one is not there any more.
 */
export async function readJournal(
  { journal }: MockControl,
  before: readonly JournalRow[] | undefined,
): Promise<readonly JournalRow[]> {
  const newest = before?.[0];
  if (!before || !newest) return journal.list();
  // One earlier, so that the newest one is among them.
  const since = await journal.list({ after: String(Number(newest.id) - 1) });
  const known = since.at(-1);
  if (known?.id !== newest.id || known.at !== newest.at) return journal.list();
  return [...since, ...before.slice(1)].slice(0, MOST);
}
