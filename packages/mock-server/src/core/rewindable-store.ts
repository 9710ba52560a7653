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
  let renew: Renew | undefined;
  const put = (key: string, value: unknown): void => {
    if (before) note(before, key, value);
    values.put(key, value);
  };
  /** Forgets keys that came and went since: those of old mails would become ever more. */
  const note = (noted: Map<string, unknown>, key: string, value: unknown): void => {
    if (!noted.has(key)) noted.set(key, values.get(key));
    else if (value === undefined && noted.get(key) === undefined) noted.delete(key);
  };
  const get = (key: string): unknown => {
    const value = values.get(key);
    if (!renew || value === undefined || before?.has(key)) return value;
    for (const [other, next] of renew(key, value, values.get)) put(other, next);
    return values.get(key);
  };
  const keys = (prefix: string): readonly string[] => {
    if (renew) for (const key of values.keys(prefix)) get(key);
    return values.keys(prefix);
  };
  return {
    ...mapStore({ get, keys }, put),
    remember() {
      const remembered = new Map<string, unknown>();
      before = remembered;
      renew = undefined;
      return (renewing) => {
        for (const [key, value] of remembered) values.put(key, value);
        remembered.clear();
        renew = renewing;
      };
    },
  };
}
