import type { JournalRow } from '../../core/journal/journal-row.ts';
import type { Backend } from '../backend.ts';

/** A row of a journal, and the backend whose journal it is. */
export interface BackendRow {
  readonly backend: Backend;
  readonly row: JournalRow;
}

/** Newest first. */
export function byTime(a: BackendRow, b: BackendRow): number {
  return b.row.at - a.row.at;
}
