import { expect, test } from 'vitest';
import type { JournalRow } from '../../core/journal/journal-row.ts';
import { everyRow, matchesFilter, type RowFilter } from './row-filter.ts';

const row: JournalRow = {
  id: '7',
  at: 0,
  method: 'POST',
  target: '/api/reset?lang=en',
  url: 'http://localhost/api/reset?lang=en',
  operation: 'resetPassword',
  email: 'ada@example.com',
  ip: '127.0.0.1',
  request: { headers: {} },
  response: { status: 429, headers: [] },
  fault: 'fault-1',
  situation: 'expired',
  mails: ['000000001'],
};
const { response: _, fault: _fault, situation: _situation, email: _email, ...cut } = row;

test.each<[title: string, filter: Partial<RowFilter>, matches: boolean, row?: JournalRow]>([
  ['nothing', {}, true],
  ['a method and a path', { text: 'post /api' }, true],
  ['an operation, in any case', { text: 'RESETPASSWORD' }, true],
  ['a status', { text: '429' }, true],
  ['the id of a mail', { text: '000000001' }, true],
  ['another text', { text: 'refresh' }, false],
  ['its operation', { operation: 'resetPassword' }, true],
  ['another operation', { operation: 'reset' }, false],
  ['the class of its status', { status: '4' }, true],
  ['another class', { status: '5' }, false],
  ['no answer', { status: 'none' }, true, cut],
  ['no answer, where there is one', { status: 'none' }, false],
  ['its account', { email: 'ada@example.com' }, true],
  ['another account', { email: 'grace@example.com' }, false],
  ['a fault', { withFault: true }, true],
  ['a fault, where there was none', { withFault: true }, false, cut],
  ['a situation', { ofSituation: true }, true],
  ['a situation, where a client asked', { ofSituation: true }, false, cut],
])('a filter for %s', (_title, filter, matches, asked = row) => {
  expect(matchesFilter(asked, { ...everyRow, ...filter })).toBe(matches);
});
