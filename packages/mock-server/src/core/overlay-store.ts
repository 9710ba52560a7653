import type { Change, Store } from './store.ts';

/** A store that begins with what another one has, and keeps all changes to itself. */
export interface OverlayStore extends Store {
  /** Forgets all changes, and what was read. */
  forget(): void;
  /** Whether the store below still has what was read of it until now. To list keys is to read more than can be compared. */
  reads(): () => Promise<boolean>;
}

/** A store over another one. */
export function overlayStore(base: Pick<Store, 'get' | 'list'>): OverlayStore {
  const changed = new Map<string, unknown>();
  const read = new Map<string, unknown>();
  let isListed = false;
  const get = async <T>(key: string): Promise<T | undefined> => {
    if (changed.has(key)) return changed.get(key) as T | undefined;
    const value = await base.get<T>(key);
    read.set(key, value);
    return value;
  };
  return {
    get,
    async update<T, R>(key: string, change: Change<T, R>): Promise<R> {
      const present = await get<T>(key);
      // A change that came while the base was read is the present value.
      const [next, result] = change(changed.has(key) ? (changed.get(key) as T | undefined) : present);
      changed.set(key, next);
      return result;
    },
    async delete(key) {
      changed.set(key, undefined);
    },
    forget() {
      changed.clear();
      read.clear();
      isListed = false;
    },
    reads() {
      const then = [...read];
      const wasListed = isListed;
      return async () => {
        if (wasListed) return false;
        for (const [key, value] of then) if ((await base.get(key)) !== value) return false;
        return true;
      };
    },
    async list<T>(prefix: string): Promise<readonly (readonly [string, T])[]> {
      isListed = true;
      const rows = new Map<string, unknown>(await base.list<T>(prefix));
      for (const [key, value] of changed) if (key.startsWith(prefix)) rows.set(key, value);
      return [...rows]
        .filter(([, value]) => value !== undefined)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, value]) => [key, value as T] as const);
    },
  };
}
