/** The namespaces of a mock server: worlds of their own, which share no state. */
export interface Namespaces<Mock> {
  /**
   * The mock server of a namespace. It is made on first use, from the same provider and settings. Throws if the name is
   * not 1 to 64 letters, digits, dots, hyphens and underscores.
   */
  of(name: string): Mock;
  /** The names of the namespaces there are. */
  list(): readonly string[];
  /** Closes a namespace and forgets its state. Resolves to `false` if there is none of this name. */
  drop(name: string): Promise<boolean>;
  /** Closes all of them. */
  close(): Promise<void>;
}

/** The number of namespaces that are kept. One more drops the one that was not used for the longest time. */
const capacity = 10_000;

/** What a namespace must be to be kept. */
export interface Kept {
  close(): Promise<void>;
}

/**
 * Namespaces that `make` makes. `isCurrent` says whether one can still be used: the namespace of its backing server may
 * have been dropped.
 */
export function createNamespaces<Mock extends Kept>(
  make: (name: string) => Mock,
  isCurrent: (mock: Mock, name: string) => boolean,
): Namespaces<Mock> {
  // A map keeps its keys in the order in which they were set: the first one was not used for the longest time.
  const kept = new Map<string, Mock>();
  const drop = async (name: string): Promise<boolean> => {
    const mock = kept.get(name);
    kept.delete(name);
    await mock?.close();
    return mock !== undefined;
  };
  return {
    of(name) {
      const present = kept.get(checkedName(name));
      const mock = present && isCurrent(present, name) ? present : make(name);
      kept.delete(name);
      kept.set(name, mock);
      const [oldest] = kept.keys();
      if (kept.size > capacity && oldest !== undefined) void drop(oldest);
      return mock;
    },
    list: () => [...kept.keys()],
    drop,
    async close() {
      await Promise.all([...kept.keys()].map(drop));
    },
  };
}

/** Returns a name that a namespace can have, and throws for another one. */
export function checkedName(name: string): string {
  if (typeof name === 'string' && /^[A-Za-z0-9._-]{1,64}$/.test(name)) return name;
  throw new Error(
    `Expected 1 to 64 letters, digits, ".", "-" and "_" as the name of a namespace, not ${JSON.stringify(name)}.`,
  );
}

/** Throws: the namespace `name` was asked for its namespace `inner`. */
export function refuseInner(name: string, inner: string): never {
  throw new Error(
    `${JSON.stringify(name)} is a namespace and has none itself: ask for ${JSON.stringify(inner)} outside of it.`,
  );
}

/** The namespace that a target names, and the target without it. `undefined` if it names none. */
export function namespaceOf(target: string): { readonly name: string; readonly rest: string } | undefined {
  const [prefix, name] = /^\/@([^/?#]*)/.exec(target) ?? [];
  if (prefix === undefined || name === undefined) return undefined;
  const rest = target.slice(prefix.length);
  return { name, rest: rest.startsWith('/') ? rest : `/${rest}` };
}
