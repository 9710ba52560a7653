import type { components } from '@resetkit/sdk/mock-control/types';
import { milliseconds } from '../core/duration.ts';
import { type Journal, journalFields } from '../core/journal/journal.ts';
import type { JournalRow } from '../core/journal/journal-row.ts';
import { checkFilter } from '../core/message-filter.ts';
import { type ControlApi, dataOf } from './control-api.ts';

/** The journal of a mock server on a port. */
export function remoteJournal(api: ControlApi, provider: string): Journal {
  const path = { provider };
  return {
    async list(asked = {}) {
      checkFilter(asked, journalFields, 'Journal rows');
      const { secrets, after, ...filter } = asked;
      const query = { ...filter, ...afterOf(after), ...(secrets && ({ secrets: 'true' } as const)) };
      const { rows } = await dataOf(api.GET('/_resetkit/{provider}/journal', { params: { path, query } }));
      return rows.map(rowOf);
    },
    async waitFor(wait = {}) {
      checkFilter(wait, [...journalFields, 'timeout', 'signal'], 'Journal rows');
      const { timeout, signal, after, ...filter } = wait;
      const body = {
        ...filter,
        ...afterOf(after),
        ...(timeout !== undefined && { timeoutMs: milliseconds(timeout) }),
      };
      const asking = api.POST('/_resetkit/{provider}/journal/next', {
        params: { path },
        body,
        ...(signal && { signal }),
      });
      return rowOf(await dataOf(asking));
    },
    async clear() {
      await dataOf(api.DELETE('/_resetkit/{provider}/journal', { params: { path } }));
    },
  };
}

/** A row. Names and values of headers are pairs, which the description can only call lists. */
export function rowOf({ response, ...row }: components['schemas']['JournalRow']): JournalRow {
  const pairs = response?.headers.map(([name = '', value = '']) => [name, value] as const) ?? [];
  return { ...row, ...(response && { response: { ...response, headers: pairs } }) };
}

function afterOf(after: string | number | undefined): { after?: string } {
  if (after === undefined) return {};
  return { after: typeof after === 'number' ? new Date(after).toISOString() : after };
}
