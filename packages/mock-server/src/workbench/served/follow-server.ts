import type { components } from '@resetkit/sdk/mock-control/types';
import { changedParts } from '../../core/changes/changed-part.ts';
import { type ControlApi, dataOf } from '../../remote/control-api.ts';
import { type ChangedByBackend, followChanges } from '../../remote/follow-changes.ts';

type Schemas = components['schemas'];

/** What is new of a server. */
export interface News {
  readonly status: 'live' | 'lost';
  /** The backends that it serves, when they were asked for. */
  readonly served?: readonly Schemas['ServedProvider'][];
  readonly changed?: ChangedByBackend;
}

/** Follows a server. Each time it is reached anew, it is asked what it serves, and all of that may have changed. */
export function followServer(api: ControlApi, tell: (news: News) => void, signal: AbortSignal): Promise<void> {
  let isReached: boolean | undefined;
  const look = async (): Promise<void> => {
    const { providers } = await dataOf(api.GET('/_resetkit/health', { signal }));
    tell({
      status: 'live',
      served: providers,
      changed: Object.fromEntries(providers.map(({ id }) => [id, changedParts])),
    });
  };
  const reach = (now: boolean): void => {
    if (isReached === now) return;
    isReached = now;
    if (!now) tell({ status: 'lost' });
    // If it is gone again, this is asked with the next answer.
    else void look().catch(() => (isReached = undefined));
  };
  return followChanges(api, { reach, tell: (changed) => tell({ status: 'live', changed }) }, signal);
}
