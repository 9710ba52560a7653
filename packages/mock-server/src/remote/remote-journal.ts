import { milliseconds } from '../core/duration.ts';
import type { Journal } from '../core/journal/journal.ts';
import type { JournalRow } from '../core/journal/journal-row.ts';
import { type ControlApi, dataOf } from './control-api.ts';

/** The journal of a mock server on a port. */
export function remoteJournal(api: ControlApi, provider: string): Journal {
  const path = { provider };
  return {
    async list({ secrets, after, ...filter } = {}) {
      const query = { ...filter, ...afterOf(after), ...(secrets && ({ secrets: 'true' } as const)) };
      const { rows } = await dataOf(api.GET('/_resetkit/{provider}/journal', { params: { path, query } }));
      return rows as unknown as readonly JournalRow[];
    },
    async waitFor({ timeout, signal, after, ...filter } = {}) {
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
      return (await dataOf(asking)) as unknown as JournalRow;
    },
    async clear() {
      await dataOf(api.DELETE('/_resetkit/{provider}/journal', { params: { path } }));
    },
  };
}

function afterOf(after: string | number | undefined): { after?: string } {
  if (after === undefined) return {};
  return { after: typeof after === 'number' ? new Date(after).toISOString() : after };
}
