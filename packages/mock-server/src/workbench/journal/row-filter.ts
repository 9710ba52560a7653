import type { JournalRow } from '../../core/journal/journal-row.ts';

/** What became of a request: the first digit of its status, or `none` if the connection was cut. */
export type StatusClass = '2' | '3' | '4' | '5' | 'none';

/** Which rows are shown. Empty texts match all. */
export interface RowFilter {
  /** In the method, path, operation, account, status or the ids of fault and mails, in any case. */
  readonly text: string;
  readonly operation: string;
  readonly status: StatusClass | '';
  readonly email: string;
  /** Only those that met a fault. */
  readonly withFault: boolean;
  /** Only those that a situation made. */
  readonly ofSituation: boolean;
}

/** Shows every row. */
export const everyRow: RowFilter = {
  text: '',
  operation: '',
  status: '',
  email: '',
  withFault: false,
  ofSituation: false,
};

/** Whether a row is shown. Bodies are not looked through: they can be large. */
export function matchesFilter(row: JournalRow, filter: RowFilter): boolean {
  return (
    (filter.operation === '' || row.operation === filter.operation) &&
    (filter.status === '' || statusClass(row) === filter.status) &&
    (filter.email === '' || row.email === filter.email) &&
    (!filter.withFault || row.fault !== undefined) &&
    (!filter.ofSituation || row.situation !== undefined) &&
    hasText(row, filter.text.trim().toLowerCase())
  );
}

/** What became of a request. */
export function statusClass({ response }: JournalRow): StatusClass {
  return response === undefined ? 'none' : (String(response.status).slice(0, 1) as StatusClass);
}

function hasText(row: JournalRow, words: string): boolean {
  if (words === '') return true;
  const { method, target, operation = '', email = '', fault = '', situation = '', mails, response } = row;
  const fields = [`${method} ${target}`, operation, email, fault, situation, String(response?.status ?? ''), ...mails];
  return fields.some((field) => field.toLowerCase().includes(words));
}
