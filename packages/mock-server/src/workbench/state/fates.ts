import type { Fate } from '../../core/explain/fate.ts';
import type { MockControl } from '../../core/mock-control.ts';
import { realNow } from './real-now.ts';

/** What became of mails, by their ids. */
export type FatesById = ReadonlyMap<string, Fate>;

/**
 * Reads what became of the mails of a backend. It rests four times as long as the server took: each mail is tried there, and a
 * thousand of them take a second in which it answers nobody else.
 */
export function fatesReader({ fates }: MockControl): () => Promise<FatesById> {
  let restsUntil = 0;
  return async () => {
    await until(restsUntil);
    const start = realNow();
    const told = await fates();
    const end = realNow();
    restsUntil = end + 4 * (end - start);
    return new Map(told.map((fate) => [fate.id, fate]));
  };
}

/** Its state at this time: what was valid when it was told may have expired. */
export function stateAt({ state, until }: Fate, now: number): Fate['state'] {
  return state === 'valid' && until !== undefined && until <= now ? 'expired' : state;
}

function until(time: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, time - realNow());
  });
}
