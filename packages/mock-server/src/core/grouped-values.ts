/** Values of this process by their keys. */
export interface GroupedValues extends Iterable<readonly [key: string, value: unknown]> {
  readonly size: number;
  get(key: string): unknown;
  /** Replaces a value. `undefined` deletes it. */
  put(key: string, value: unknown): void;
  /** The keys that start with `prefix`, in no order. */
  keys(prefix: string): readonly string[];
}

/**
 * No values yet. They are kept in groups, by the first two parts of their keys before a slash: so keys of one kind are
 * found without looking at all others.
 */
export function createGroupedValues(): GroupedValues {
  const groups = new Map<string, Map<string, unknown>>();
  let size = 0;
  const groupFor = (name: string): Map<string, unknown> => {
    const present = groups.get(name);
    if (present) return present;
    const made = new Map<string, unknown>();
    groups.set(name, made);
    return made;
  };
  const remove = (key: string): void => {
    const name = groupOf(key);
    const group = groups.get(name);
    if (!group?.delete(key)) return;
    size -= 1;
    if (group.size === 0) groups.delete(name);
  };
  return {
    get size() {
      return size;
    },
    get: (key) => groups.get(groupOf(key))?.get(key),
    put(key, value) {
      if (value === undefined) return remove(key);
      const group = groupFor(groupOf(key));
      const before = group.size;
      group.set(key, value);
      size += group.size - before;
    },
    keys(prefix) {
      const found: string[] = [];
      for (const [name, group] of groups) {
        if (!name.startsWith(prefix) && !prefix.startsWith(name)) continue;
        for (const key of group.keys()) if (key.startsWith(prefix)) found.push(key);
      }
      return found;
    },
    *[Symbol.iterator]() {
      for (const group of groups.values()) yield* group;
    },
  };
}

/** The first two parts of a key with their slashes, as far as there are more parts. */
function groupOf(key: string): string {
  const first = key.indexOf('/') + 1;
  const second = first === 0 ? 0 : key.indexOf('/', first) + 1;
  return key.slice(0, second || first);
}
