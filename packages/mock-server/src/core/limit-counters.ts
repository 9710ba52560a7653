import type { Clock } from './clock.ts';
import type { Directory } from './directory.ts';
import { type Limits, limitInForce } from './limits.ts';
import type { OptionsStore } from './options.ts';
import type { Provider } from './provider.ts';
import { type CountedRow, countedRows, type FixedWindow, usedOf } from './rate-limiter.ts';
import type { Store } from './store.ts';

/** How much of a limit is used up. */
export interface LimitCounter<Name extends string = string> {
  /** The name of the limit, as the setting has it. */
  readonly name: Name;
  /** What it counts: the IP address of a client, an e-mail, or `all`. */
  readonly of: string;
  /** How many there were. Those above `max` were refused. */
  readonly count: number;
  /** How many are allowed. */
  readonly max: number;
  /** Length of a window, in milliseconds. */
  readonly windowMs: number;
  /** When none is counted any more, in milliseconds since 1970, by the mock's clock. */
  readonly resetsAt: number;
}

/** What counters are read from. */
export interface CounterParts {
  readonly provider: Pick<Provider, 'id' | 'limits' | 'limitsWith'>;
  readonly store: Store;
  readonly clock: Pick<Clock, 'now'>;
  readonly directory: Pick<Directory, 'coolDowns'>;
  readonly optionsStore: Pick<OptionsStore<object>, 'state'>;
  readonly limits: { get(): Limits };
}

/** Reads the counters of the limits that are on, in the order of the limits. */
export async function limitCounters(parts: CounterParts): Promise<readonly LimitCounter[]> {
  const { provider, store, clock, directory, limits } = parts;
  const setting = limits.get();
  if (setting === 'off') return [];
  const { value: options } = await parts.optionsStore.state();
  const rows = await countedRows(store);
  const coolDowns = (await directory.coolDowns?.()) ?? [];
  const now = clock.now();
  const counters = Object.entries(provider.limitsWith?.(options) ?? provider.limits).flatMap(([name, policy]) => {
    const window = limitInForce(setting, name, policy);
    if (!window) return [];
    return [
      ...rows.flatMap((row) => countedBy(name, row, window, provider.id, now)),
      ...coolDowns
        .filter((one) => one.name === name)
        .map(({ of, since }) => ({ name, of, count: 1, ...window, resetsAt: since + window.windowMs })),
    ];
  });
  return counters.filter(({ count, resetsAt }) => count > 0 && resetsAt > now);
}

/** A row as the counter of a limit, if it is one of it. */
function countedBy(
  name: string,
  { key, counted }: CountedRow,
  window: FixedWindow,
  providerId: string,
  now: number,
): readonly LimitCounter[] {
  // Of two backends in one store each has its limits under its own name.
  const prefix = [`${name}/`, `${providerId}/${name}/`].find((one) => key.startsWith(one));
  if (prefix === undefined) return [];
  return [{ name, of: key.slice(prefix.length), ...window, ...usedOf(counted, window, now) }];
}
