import type { components } from '@resetkit/sdk/mock-control/types';
import { type ControlApi, dataOf } from '../../remote/control-api.ts';
import type { Part } from '../backend.ts';
import { pause } from './pause.ts';

/** What is new of a server. */
export interface News {
  readonly status: 'live' | 'lost';
  /** The backends that it serves, when they were asked for. */
  readonly served?: readonly components['schemas']['ServedProvider'][];
  /** The parts that have changed, by backend. */
  readonly changed?: Readonly<Record<string, readonly Part[]>>;
}

/** How long the server may hold a request. */
const RETRY_MS = 1_000;

/**
 * Follows a server with one request that waits until something has changed. It goes on when the server goes away: it says so,
 * and tries again until it is back.
 */
export async function followChanges(api: ControlApi, tell: (news: News) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const { providers } = await dataOf(api.GET('/_resetkit/health', { signal }));
      tell({ status: 'live', served: providers });
      await followFrom(api, tell, signal);
    } catch {
      if (signal.aborted) return;
      tell({ status: 'lost' });
      await pause(RETRY_MS);
    }
  }
}

async function followFrom(api: ControlApi, tell: (news: News) => void, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const { providers } = await dataOf(api.GET('/_resetkit/health', { signal }));
    tell({
      status: 'live',
      changed: Object.fromEntries(
        providers.map(({ id }) => [id, ['outbox', 'journal', 'accounts', 'levers', 'limits']]),
      ),
    });
    await pause(1500);
  }
}
