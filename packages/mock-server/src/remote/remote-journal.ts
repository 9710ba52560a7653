import { milliseconds } from '../core/duration.ts';
import { checkJournalFilter } from '../core/journal/check-journal-filter.ts';
import type { Journal } from '../core/journal/journal.ts';
import type { JournalRow } from '../core/journal/journal-row.ts';
import { type ControlApi, dataOf } from './control-api.ts';

/** The journal of a mock server on a port. */
export function remoteJournal(api: ControlApi, provider: string): Journal {
  const path = { provider };
  return {
    async list(asked = {}) {
      checkJournalFilter(asked, undefined, ['timeout', 'signal']);
      const { secrets, after, timeout, signal, ...filter } = asked;
      const query = {
        ...filter,
        ...afterOf(after),
        ...(secrets && ({ secrets: 'true' } as const)),
        ...(timeout !== undefined && { wait: milliseconds(timeout) }),
      };
      const asking = api.GET('/_resetkit/{provider}/journal', { params: { path, query }, ...(signal && { signal }) });
      const { rows } = await dataOf(asking);
      return rows.map(rowFrom);
    },
    async waitFor(asked = {}) {
      checkJournalFilter(asked, undefined, ['timeout', 'signal']);
      const { timeout, signal, after, ...filter } = asked;
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
      return rowFrom(await dataOf(asking));
    },
    async clear() {
      await dataOf(api.DELETE('/_resetkit/{provider}/journal', { params: { path } }));
    },
  };
}

/** A row as the control API gives it: names and values of headers are pairs, which its description can only call lists. */
export type RowOnTheWire = Omit<JournalRow, 'response'> & {
  readonly response?: Omit<NonNullable<JournalRow['response']>, 'headers'> & {
    readonly headers: readonly (readonly string[])[];
  };
};

/** A row as the control API gave it. */
export function rowFrom({ response, ...row }: RowOnTheWire): JournalRow {
  if (!response) return row;
  const headers = response.headers.map(([name = '', value = '']) => [name, value] as const);
  return { ...row, response: { ...response, headers } };
}

function afterOf(after: string | number | undefined): { after?: string } {
  if (after === undefined) return {};
  return { after: typeof after === 'number' ? new Date(after).toISOString() : after };
}
