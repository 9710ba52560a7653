import { mapStore } from './map-store.ts';
import type { Store } from './store.ts';

/** A store in memory. It needs no locks because changes are synchronous. */
export function createMemoryStore(): Store {
  const values = new Map<string, unknown>();
  return mapStore(values, (key, value) => {
    if (value === undefined) values.delete(key);
    else values.set(key, value);
  });
}
