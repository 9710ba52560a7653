import type { components } from '@resetkit/sdk/mock-control/types';
import { type ChangedPart, changedParts } from '../../core/changes/changed-part.ts';
import { type ControlApi, dataOf } from '../../remote/control-api.ts';
import { pause } from './pause.ts';

type Schemas = components['schemas'];

/** What is new of a server. */
export interface News {
  readonly status: 'live' | 'lost';
  /** The backends that it serves, when they were asked for. */
  readonly served?: readonly Schemas['ServedProvider'][];
  /** The parts that have changed, by backend. */
  readonly changed?: Readonly<Record<string, readonly ChangedPart[]>>;
}

/** How long the server may hold a request, in milliseconds. */
const WAIT_MS = 25_000;
const RETRY_MS = 1_000;

/**
 * Follows a server with one request that waits until something has changed. It goes on when the server goes away: it says so,
 * and tries again until it is back.
 */
export async function followChanges(api: ControlApi, tell: (news: News) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      await follow(api, tell, signal);
    } catch {
      if (signal.aborted) return;
      tell({ status: 'lost' });
      await pause(RETRY_MS);
    }
  }
}

/** Follows it until it is lost. Nobody knows what has changed before: everything may have. */
async function follow(api: ControlApi, tell: (news: News) => void, signal: AbortSignal): Promise<void> {
  let { mark } = await dataOf(api.GET('/_resetkit/changes', { signal }));
  const { providers } = await dataOf(api.GET('/_resetkit/health', { signal }));
  const changed = Object.fromEntries(providers.map(({ id }) => [id, changedParts]));
  tell({ status: 'live', served: providers, changed });
  while (!signal.aborted) {
    const query = { after: mark, wait: WAIT_MS };
    const next = await dataOf(api.GET('/_resetkit/changes', { params: { query }, signal }));
    mark = next.mark;
    tell({ status: 'live', changed: next.changed });
  }
}
