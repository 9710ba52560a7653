import type { JournalRow } from '../../core/journal/journal-row.ts';
import type { Backend } from '../backend.ts';

/** A row of a journal, and the backend whose journal it is. */
export interface BackendRow {
  readonly backend: Backend;
  readonly row: JournalRow;
}

/** Names a row in a view: its id alone in the view of one backend. */
export function itemOf({ backend, row }: BackendRow, only: string): string {
  return only === '' ? `${backend.id}:${row.id}` : row.id;
}

/** Newest first. */
export function byTime(a: BackendRow, b: BackendRow): number {
  return b.row.at - a.row.at;
}
