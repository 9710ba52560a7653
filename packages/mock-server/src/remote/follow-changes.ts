import type { ChangedPart } from '../core/changes/changed-part.ts';
import { sleep } from '../core/delays.ts';
import { type ControlApi, dataOf } from './control-api.ts';

/** The parts that have changed, by the id of the backend. */
export type ChangedByBackend = Readonly<Record<string, readonly ChangedPart[]>>;

/** Who follows a world on a port. */
export interface Follower {
  /** Called with each answer: `false` if none came. */
  reach(isReachable: boolean): void;
  /** Called with what changed since the last call. The first time that is nothing: it is not known what was before. */
  tell(changed: ChangedByBackend): void;
}

/** How long one request waits, and the time until the next one after one that failed. */
const [waitMs, pauseMs] = [30_000, 1_000];

/**
 * Follows the changes of a world on a port by one request that waits for them, until the signal is aborted. When the server goes
 * away it says so, and asks again until it is back.
 */
export async function followChanges(api: ControlApi, { reach, tell }: Follower, signal: AbortSignal): Promise<void> {
  let mark: string | undefined;
  while (!signal.aborted) {
    try {
      const query = mark === undefined ? {} : { after: mark, wait: waitMs };
      const told = await dataOf(api.GET('/_resetkit/changes', { params: { query }, signal }));
      if (signal.aborted) return;
      mark = told.mark;
      reach(true);
      tell(told.changed);
    } catch {
      if (signal.aborted) return;
      reach(false);
      await sleep(pauseMs, signal).catch(() => {});
    }
  }
}
