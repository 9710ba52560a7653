import type { Store } from './store.ts';

/** The part of a store whose keys begin with a prefix, as a separate store. */
export function prefixedStore(store: Store, prefix: string): Store {
  return {
    get: (key) => store.get(prefix + key),
    update: (key, change) => store.update(prefix + key, change),
    delete: (key) => store.delete(prefix + key),
    async list<T>(start: string): Promise<readonly (readonly [string, T])[]> {
      const rows = await store.list<T>(prefix + start);
      return rows.map(([key, value]) => [key.slice(prefix.length), value] as const);
    },
  };
}

/** A function that returns separate parts of a store. The second part of one name gets a number. */
export function createParts(store: Store): (name: string) => Store {
  const given: string[] = [];
  return (name) => {
    const earlier = given.filter((one) => one === name).length;
    given.push(name);
    return prefixedStore(store, earlier === 0 ? `${name}/` : `${name}-${earlier + 1}/`);
  };
}
