import { createRewindableStore } from './rewindable-store.ts';
import type { Store } from './store.ts';

/** A store in memory. */
export function createMemoryStore(): Store {
  return createRewindableStore();
}
