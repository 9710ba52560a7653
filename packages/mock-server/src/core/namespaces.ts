import type { NamespaceNames } from './namespace-names.ts';

/** The namespaces of a mock server: worlds of their own, which share no state. */
export interface Namespaces<Mock> {
  /**
   * The mock server of a namespace. It is made on first use, from the same provider and settings. Throws if the name is
   * not 1 to 64 letters, digits, dots, hyphens and underscores.
   */
  of(name: string): Mock;
  /**
   * The names of the namespaces there are. With a store that outlives the process, also those of earlier processes and of
   * other servers, as they were when `settled` resolved last.
   */
  list(): readonly string[];
  /** Closes a namespace and forgets its state. Resolves to `false` if there is none of this name. */
  drop(name: string): Promise<boolean>;
}

/** The number of namespaces that are kept. One more drops the one that was not used for the longest time. */
const most = 10_000;

/** What a mock server knows of the namespace that it is. */
export interface OwnNamespace {
  readonly name: string;
  /** Says that it is being used, so that others are dropped first. */
  used(): void;
}

/** How namespaces are made and dropped. */
export interface NamespaceParts<Mock> {
  make(own: OwnNamespace): Mock;
  /** Closes one, and forgets its state. */
  drop(mock: Mock): Promise<void>;
  /** Closes one whose state may be needed again. */
  close(mock: Mock): Promise<void>;
  /** Whether one can still be used: the namespace of its backing server may have been dropped. */
  isCurrent(mock: Mock, name: string): boolean;
  /** How many are kept. Default: 10,000. */
  readonly capacity?: number;
  /** Called each time one was made or dropped. */
  readonly onChange?: () => void;
  /** The names of those in a store that outlives the process. */
  readonly names?: NamespaceNames | undefined;
}

/** The namespaces of a mock server, which keeps and closes them. */
export interface MadeNamespaces<Mock> extends Namespaces<Mock> {
  /** Those that were made and not dropped. */
  made(): readonly Mock[];
  /** Resolves when the names of others were read. */
  settle(): Promise<void>;
  /** Closes all of them. */
  close(): Promise<void>;
}

/** Namespaces of which none was made yet. */
export function createNamespaces<Mock>(parts: NamespaceParts<Mock>): MadeNamespaces<Mock> {
  const { capacity = most, names, onChange = () => {} } = parts;
  // A map keeps its keys in the order in which they were set: the first one was not used for the longest time.
  const kept = new Map<string, Mock>();
  let newest: string | undefined;
  const use = (name: string, mock: Mock): void => {
    if (newest === name && kept.get(name) === mock) return;
    kept.delete(name);
    kept.set(name, mock);
    newest = name;
  };
  const drop = async (name: string): Promise<boolean> => {
    if (names && !kept.has(name)) await names.settle();
    // One that this process has not used is made, so that its state is forgotten.
    const mock = kept.get(name) ?? (names?.list().includes(name) ? made(name) : undefined);
    if (mock === undefined) return false;
    kept.delete(name);
    names?.remove(name);
    onChange();
    await parts.drop(mock);
    return true;
  };
  const made = (name: string): Mock => {
    const used = (): void => {
      const mock = kept.get(name);
      if (mock !== undefined) use(name, mock);
    };
    const mock = parts.make({ name, used });
    use(name, mock);
    names?.add(name);
    onChange();
    const [oldest] = kept.size > capacity ? kept.keys() : [];
    if (oldest !== undefined) void drop(oldest);
    return mock;
  };
  return {
    of(name) {
      const present = kept.get(checkedName(name));
      if (present === undefined) return made(name);
      if (!parts.isCurrent(present, name)) {
        void parts.close(present);
        return made(name);
      }
      use(name, present);
      return present;
    },
    list: () => [...new Set([...(names?.list() ?? []), ...kept.keys()])],
    settle: async () => names?.settle(),
    made: () => [...kept.values()],
    drop,
    async close() {
      const all = [...kept.values()];
      kept.clear();
      await Promise.all(all.map(parts.close));
    },
  };
}

/** The namespaces of a mock server that is one itself: it refuses them. */
export function noNamespaces(own: string): MadeNamespaces<never> {
  return {
    of: (name) => refuseInner(own, name),
    list: () => [],
    made: () => [],
    settle: async () => {},
    drop: async () => false,
    close: async () => {},
  };
}

/** Whether a namespace can have this name. */
export function isName(name: unknown): name is string {
  return typeof name === 'string' && /^[A-Za-z0-9._-]{1,64}$/.test(name);
}

/** Returns a name that a namespace can have, and throws for another one. */
export function checkedName(name: string): string {
  if (isName(name)) return name;
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
