import type { Clock } from './clock.ts';
import type { Store } from './store.ts';

/** Forgets a row if nobody can tell it from one that is not there. */
export function forgetRow<T>(store: Store, key: string, isForgotten: (value: T) => boolean): Promise<void> {
  return store.update<T, void>(key, (value) => [
    value !== undefined && isForgotten(value) ? undefined : value,
    undefined,
  ]);
}

/** Forgets all such rows whose keys begin with `prefix`. It reads each of these. */
export async function forgetRows<T>(store: Store, prefix: string, isForgotten: (value: T) => boolean): Promise<void> {
  for (const [key, value] of await store.list<T>(prefix))
    if (isForgotten(value)) await forgetRow(store, key, isForgotten);
}

/**
 * What was over at this time is over for everybody, in milliseconds since 1970: servers that share a store have clocks of
 * their own, and those who ask to the second are not sure of the end.
 */
export function longAgo({ now, present = now }: Pick<Clock, 'now' | 'present'>): number {
  return present() - 3_600_000;
}
