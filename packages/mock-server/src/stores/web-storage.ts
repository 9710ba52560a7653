import type { Change, Store } from '../core/store.ts';

/** What a store needs of `localStorage` or `sessionStorage`. */
export type WebStorage = Pick<Storage, 'getItem' | 'key' | 'length' | 'removeItem' | 'setItem'>;

/** The settings of a web-storage store. */
export interface WebStorageSettings {
  /**
   * What its keys begin with. Default: `resetkit/`. Two mock servers of one page need two prefixes, of which none begins
   * with the other.
   */
  readonly prefix?: string;
}

/**
 * A store in the web storage of a page: what happened in a mock server outlives a page load. With `localStorage` it
 * outlives the tab too; `await mock.restart()` forgets it. Throws if there is no storage. Rejects with a sentence if it is
 * full, and for a value that is not JSON.
 *
 * @example
 * const store = createWebStorageStore(sessionStorage);
 * const mock = createMockServer(insforge(), { store });
 */
export function createWebStorageStore(storage: WebStorage, { prefix = 'resetkit/' }: WebStorageSettings = {}): Store {
  if (typeof Object(storage).getItem !== 'function')
    throw new Error(`Expected localStorage or sessionStorage as the web storage, not ${JSON.stringify(storage)}.`);
  const read = <T>(key: string): T | undefined => {
    const text = storage.getItem(prefix + key);
    return text === null ? undefined : (parsed(text, prefix + key) as T);
  };
  const write = (key: string, value: unknown): void => {
    if (value === undefined) storage.removeItem(prefix + key);
    else put(storage, prefix + key, JSON.stringify(value));
  };
  return {
    get: async <T>(key: string): Promise<T | undefined> => read<T>(key),
    // Reading and writing are synchronous, so that updates cannot overlap.
    async update<T, R>(key: string, change: Change<T, R>): Promise<R> {
      const [next, result] = change(read<T>(key));
      write(key, next);
      return result;
    },
    async delete(key: string): Promise<void> {
      storage.removeItem(prefix + key);
    },
    async list<T>(start: string): Promise<readonly (readonly [string, T])[]> {
      return keysOf(storage)
        .filter((key) => key.startsWith(prefix + start))
        .sort()
        .map((key) => [key.slice(prefix.length), parsed(storage.getItem(key) ?? 'null', key) as T] as const);
    },
  };
}

function keysOf(storage: WebStorage): readonly string[] {
  return Array.from({ length: storage.length }, (_, index) => storage.key(index) ?? '');
}

function parsed(text: string, key: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new Error(
      `The web storage has something else than JSON under ${JSON.stringify(key)}. Remove it: storage.removeItem(${JSON.stringify(key)}).`,
    );
  }
}

function put(storage: WebStorage, key: string, text: string): void {
  try {
    storage.setItem(key, text);
  } catch (cause) {
    throw new Error(
      `The web storage took no more: ${JSON.stringify(key)} with ${text.length} characters was not written. ` +
        'Make room with `await mock.restart()` or `storage.clear()`.',
      { cause },
    );
  }
}
