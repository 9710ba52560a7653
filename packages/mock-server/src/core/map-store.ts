import type { GroupedValues } from './grouped-values.ts';
import type { Change, Store } from './store.ts';

/**
 * A store over values of this process. `put` replaces a value, and `undefined` deletes it. Reading and writing are
 * synchronous, so that updates cannot overlap.
 */
export function mapStore(values: Pick<GroupedValues, 'get' | 'keys'>, put: GroupedValues['put']): Store {
  const read = <T>(key: string): T | undefined => values.get(key) as T | undefined;
  return {
    // Without `async`: each of its promises would cost a request another one.
    get: <T>(key: string): Promise<T | undefined> => Promise.resolve(read<T>(key)),
    update<T, R>(key: string, change: Change<T, R>): Promise<R> {
      try {
        const [next, result] = change(read<T>(key));
        put(key, next);
        return Promise.resolve(result);
      } catch (error) {
        return Promise.reject(error);
      }
    },
    delete(key: string): Promise<void> {
      try {
        put(key, undefined);
        return Promise.resolve();
      } catch (error) {
        return Promise.reject(error);
      }
    },
    async list<T>(prefix: string): Promise<readonly (readonly [string, T])[]> {
      const keys = [...values.keys(prefix)].sort();
      return keys.map((key) => [key, values.get(key) as T] as const);
    },
  };
}
