import { createCells } from './cells.ts';
import type { Store } from './store.ts';

/** The names of the namespaces in a store: those of earlier processes and of other servers too. */
export interface NamespaceNames {
  list(): readonly string[];
  add(name: string): void;
  remove(name: string): void;
  /** Resolves when the store has all names, and those of others were read. */
  settle(): Promise<void>;
}

/** The key of the row. Keys that begin with "@" belong to namespaces, and outlive a restart. */
export const namesKey = '@names';

/** The names in this store. */
export function createNamespaceNames(store: Store): NamespaceNames {
  const cells = createCells(store, namesKey);
  const names = cells.cell<readonly string[]>('names', []);
  return {
    list: names.get,
    add(name) {
      if (!names.get().includes(name)) names.change((all) => [[...all.filter((one) => one !== name), name], undefined]);
    },
    remove(name) {
      if (names.get().includes(name)) names.change((all) => [all.filter((one) => one !== name), undefined]);
    },
    settle: cells.settle,
  };
}
