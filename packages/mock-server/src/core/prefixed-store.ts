import type { Store } from './store.ts';

/**
 * The part of a store whose keys begin with a prefix, as a separate store. Mock servers of one store need a part each.
 *
 * @example
 * const mock = createMockServer(insforge(), { store: prefixedStore(store, 'insforge/') });
 */
export function prefixedStore(store: Store, prefix: string): Store {
  return {
    get: (key) => store.get(prefix + key),
    update: (key, change) => store.update(prefix + key, change),
    delete: (key) => store.delete(prefix + key),
    ...(store.onOthers && { onOthers: (listener) => store.onOthers?.((key) => listener(partOf(key, prefix))) }),
    ...(store.wholly && { wholly: store.wholly }),
    async list<T>(start: string): Promise<readonly (readonly [string, T])[]> {
      const rows = await store.list<T>(prefix + start);
      return rows.map(([key, value]) => [key.slice(prefix.length), value] as const);
    },
  };
}

/** A key as the part with this prefix has it. `null` if it is of another part. */
function partOf(key: string | null | undefined, prefix: string): string | null | undefined {
  if (typeof key !== 'string') return key;
  return key.startsWith(prefix) ? key.slice(prefix.length) : null;
}

/** Separate parts of a store. */
export interface StoreParts {
  /** The part of this name. The second one of a name gets a number. */
  of(name: string): Store;
  /** Whether a key belongs to no part that was given away, and to no namespace. */
  isOwn(key: string): boolean;
}

/** The parts of a store. None was given away yet. */
export function createParts(store: Store): StoreParts {
  const given: string[] = [];
  const prefixes: string[] = [];
  return {
    of(name) {
      const earlier = given.filter((one) => one === name).length;
      const prefix = earlier === 0 ? `${name}/` : `${name}-${earlier + 1}/`;
      given.push(name);
      prefixes.push(prefix);
      return prefixedStore(store, prefix);
    },
    // Keys of namespaces begin with "@": they are worlds of their own.
    isOwn: (key) => !key.startsWith('@') && !prefixes.some((prefix) => key.startsWith(prefix)),
  };
}
