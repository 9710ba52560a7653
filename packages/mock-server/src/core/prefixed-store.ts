import type { Store } from './store.ts';

/** The part of a store whose keys begin with a prefix, as a store of its own. */
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

/** Gives out parts of a store, each once: the second of a name gets one of its own beside the first. */
export function createParts(store: Store): (name: string) => Store {
  const given: string[] = [];
  return (name) => {
    const before = given.filter((one) => one === name).length;
    given.push(name);
    return prefixedStore(store, before === 0 ? `${name}/` : `${name}-${before + 1}/`);
  };
}
