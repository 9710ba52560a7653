import type { JournalRow } from '../../../core/journal/journal-row.ts';

/** A request for a reset, with other fields where they are given. */
export function rowWith(fields: Partial<JournalRow> = {}): JournalRow {
  return {
    id: '1',
    at: 0,
    method: 'POST',
    target: '/reset',
    url: 'http://localhost/reset',
    operation: 'askForReset',
    email: 'ada@example.com',
    ip: '127.0.0.1',
    request: { headers: { 'content-type': 'application/json' }, body: { email: 'ada@example.com' } },
    response: { status: 202, headers: [] },
    mails: [],
    ...fields,
  };
}
