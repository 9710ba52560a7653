import type { Change, Store } from './store.ts';

/** A store that begins with what another one has, and keeps all changes to itself. */
export interface OverlayStore extends Store {
  /** Forgets all changes. */
  forget(): void;
}

/** A store over another one. */
export function overlayStore(base: Pick<Store, 'get' | 'list'>): OverlayStore {
  const changed = new Map<string, unknown>();
  const get = async <T>(key: string): Promise<T | undefined> =>
    changed.has(key) ? (changed.get(key) as T | undefined) : base.get<T>(key);
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
    forget: () => changed.clear(),
    async list<T>(prefix: string): Promise<readonly (readonly [string, T])[]> {
      const rows = new Map<string, unknown>(await base.list<T>(prefix));
      for (const [key, value] of changed) if (key.startsWith(prefix)) rows.set(key, value);
      return [...rows]
        .filter(([, value]) => value !== undefined)
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([key, value]) => [key, value as T] as const);
    },
  };
}
