import type { Change, Store } from './store.ts';

/** A store in memory. It needs no locks because changes are synchronous. */
export function createMemoryStore(): Store {
  const values = new Map<string, unknown>();
  const read = <T>(key: string): T | undefined => values.get(key) as T | undefined;
  return {
    get: <T>(key: string): Promise<T | undefined> => Promise.resolve(read<T>(key)),
    update<T, R>(key: string, change: Change<T, R>): Promise<R> {
      try {
        const [next, result] = change(read<T>(key));
        if (next === undefined) values.delete(key);
        else values.set(key, next);
        return Promise.resolve(result);
      } catch (error) {
        return Promise.reject(error);
      }
    },
    delete(key: string): Promise<void> {
      values.delete(key);
      return Promise.resolve();
    },
    async list<T>(prefix: string): Promise<readonly (readonly [string, T])[]> {
      return [...values.keys()]
        .filter((key) => key.startsWith(prefix))
        .sort()
        .map((key) => [key, values.get(key) as T] as const);
    },
  };
}
