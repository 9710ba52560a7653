import type { JournalRow } from '../../core/journal/journal-row.ts';
import type { BackendRow } from './backend-row.ts';

/** A row with its secrets. Throws if the journal does not keep it any more. */
export async function wholeRow({ backend, row }: BackendRow): Promise<JournalRow> {
  const rows = await backend.control.journal.list({
    secrets: true,
    after: String(Number(row.id) - 1),
    // What else the row says of itself, so that little besides it is read.
    ...(row.operation !== undefined && { operation: row.operation }),
    ...(row.email !== undefined && { email: row.email }),
    ...(row.response && { status: row.response.status }),
  });
  const found = rows.find(({ id }) => id === row.id);
  if (!found) throw new Error('The journal does not keep this request any more.');
  return found;
}
