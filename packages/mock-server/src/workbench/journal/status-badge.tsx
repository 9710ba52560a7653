/** @jsxImportSource preact */
import type { VNode } from 'preact';
import type { JournalRow } from '../../core/journal/journal-row.ts';
import { type StatusClass, statusClass } from './row-filter.ts';

const looks: Readonly<Record<StatusClass, string>> = { 2: 'good', 3: '', 4: 'warn', 5: 'bad', none: 'bad' };

/** The status of an answer, coloured by its class. */
export function StatusBadge({ row }: { readonly row: JournalRow }): VNode {
  return <span class={`badge ${looks[statusClass(row)]}`}>{row.response?.status ?? 'no answer'}</span>;
}
