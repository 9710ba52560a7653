import { createGroupedValues } from './grouped-values.ts';
import { mapStore } from './map-store.ts';
import type { Store } from './store.ts';

/**
 * What is written when a value is read for the first time: under its key, and under others; `undefined` deletes. Nothing:
 * the value stays. `peek` reads without renewing.
 */
export type Renew = (
  key: string,
  value: unknown,
  peek: (key: string) => unknown,
) => readonly (readonly [key: string, value: unknown])[];

/** A store in memory that can go back to what it had. */
export interface RewindableStore extends Store {
  /** As `get`, at once. */
  getNow<T>(key: string): T | undefined;
  /**
   * Remembers what it has now, in place of what it remembered before. The function that this returns goes back there, any
   * number of times; its work grows with what has changed since. Values from back there are renewed when they are read.
   */
  remember(): (renew?: Renew) => void;
}

/** A store in memory with nothing in it, which remembers nothing yet. It needs no locks because changes are synchronous. */
export function createRewindableStore(): RewindableStore {
  const values = createGroupedValues();
  /** The values as they were, of the keys that have changed since. */
  let before: Map<string, unknown> | undefined;
  /** The values of keys that are new since. */
  let added = createGroupedValues();
  let renew: Renew | undefined;
  const put = (key: string, value: unknown): void => {
    const present = values.get(key);
    if (!before) values.put(key, value);
    else if (present === undefined) added.put(key, value);
    else {
      if (!before.has(key)) before.set(key, present);
      values.put(key, value);
    }
  };
  const peek = (key: string): unknown => values.get(key) ?? added.get(key);
  const get = (key: string): unknown => {
    const value = values.get(key);
    if (value === undefined) return added.get(key);
    if (!renew || before?.has(key)) return value;
    for (const [other, next] of renew(key, value, peek)) put(other, next);
    return peek(key);
  };
  const keys = (prefix: string): readonly string[] => {
    if (renew) for (const key of values.keys(prefix)) get(key);
    return values.keys(prefix).concat(added.keys(prefix));
  };
  return {
    ...mapStore({ get, keys }, put),
    getNow: <T>(key: string) => get(key) as T | undefined,
    remember() {
      for (const [key, value] of added) values.put(key, value);
      added = createGroupedValues();
      const remembered = new Map<string, unknown>();
      before = remembered;
      renew = undefined;
      return (renewing) => {
        for (const [key, value] of remembered) values.put(key, value);
        remembered.clear();
        added = createGroupedValues();
        renew = renewing;
      };
    },
  };
}
