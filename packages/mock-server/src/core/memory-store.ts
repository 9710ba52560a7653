import { createGroupedValues } from './grouped-values.ts';
import { mapStore } from './map-store.ts';
import type { Store } from './store.ts';

/** A store in memory. It needs no locks because changes are synchronous. */
export function createMemoryStore(): Store {
  const values = createGroupedValues();
  return mapStore(values, values.put);
}
