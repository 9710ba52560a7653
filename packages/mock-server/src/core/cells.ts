import type { Store } from './store.ts';

/** A value that a test can change while a mock server runs. It is plain JSON. */
export interface Cell<Value> {
  get(): Value;
  /**
   * Changes the value at once. The change returns `[next, result]`. It is pure, because it is made again in the store,
   * where the value may be another one by then.
   */
  change<R>(change: CellChange<Value, R>): R;
  /** Changes the value in the store, where nobody else comes in between: its result is the one that counts. */
  decide<R>(change: CellChange<Value, R>): Promise<R>;
}

type CellChange<Value, R> = (value: Value) => readonly [next: Value, result: R];

/** The values that a test can change in one mock server. */
export interface Cells {
  /** The cell of this name. Its value is `initial` until it is changed. */
  cell<Value>(name: string, initial: Value): Cell<Value>;
  /** Whether the values are in a store that outlives the mock server. Others may change them there. */
  readonly areKept: boolean;
  /**
   * Resolves when all changes are in the store, and what others have changed there was read. Rejects if the store
   * refuses: the changes are then tried again the next time.
   */
  settle(): Promise<void>;
  /** Calls a function each time others have changed a value. */
  onOthers(listener: () => void): void;
  /** Gives all cells their initial values. Their row in the store must be gone already. */
  reset(): void;
}

/** The key of the row with the values of all cells. */
export const cellsKey = 'levers';

type Row = Readonly<Record<string, unknown>>;

/** A change of the row, made again in the store. */
type Again = (row: Row) => Row;

/** Cells in a row of this store, or in memory without one. `note` is called with the name of each one that changed. */
export function createCells(store?: Store, key: string = cellsKey, note?: (name: string) => void): Cells {
  const listeners: ((changed: readonly string[]) => void)[] = note ? [(names) => names.forEach(note)] : [];
  let row: Row = {};
  let stored: Row = row;
  /** Changes that are not in the store yet. */
  let pending: readonly Again[] = [];
  let writing: Promise<void> | undefined;

  const see = (found: Row): void => {
    if (found === stored && pending.length === 0) return;
    stored = found;
    const before = row;
    row = redone(found, pending);
    const changed = differing(before, row);
    if (changed.length > 0) for (const listener of listeners) listener(changed);
  };
  const write = async (into: Store): Promise<void> => {
    while (pending.length > 0) {
      const batch = pending;
      const found = await into.update<Row, Row>(key, (present = {}) => twice(redone(present, batch)));
      pending = pending.slice(batch.length);
      see(found);
    }
  };
  /** Begins at once: a store that does not wait has written when this returns. */
  const flush = async (into: Store): Promise<void> => {
    writing ??= write(into).finally(() => {
      writing = undefined;
    });
    await writing;
  };
  const change = (next: Row, again: Again): void => {
    row = next;
    if (!store) return;
    pending = [...pending, again];
    // Whoever settles hears of the error.
    flush(store).catch(() => {});
  };
  return {
    areKept: store !== undefined,
    cell: <Value>(name: string, initial: Value): Cell<Value> => {
      const valueIn = (of: Row): Value => (Object.hasOwn(of, name) ? (of[name] as Value) : initial);
      return {
        get: () => valueIn(row),
        change(by) {
          const [next, result] = by(valueIn(row));
          change(withValue(row, name, next), (of) => withValue(of, name, by(valueIn(of))[0]));
          note?.(name);
          return result;
        },
        async decide<R>(by: CellChange<Value, R>): Promise<R> {
          if (!store) return this.change(by);
          await flush(store);
          const [found, result] = await store.update<Row, readonly [Row, R]>(key, (present = {}) => {
            const [value, outcome] = by(valueIn(present));
            const next = withValue(present, name, value);
            return [next, [next, outcome]];
          });
          see(found);
          return result;
        },
      };
    },
    async settle() {
      if (!store) return;
      await flush(store);
      see((await store.get<Row>(key)) ?? {});
    },
    onOthers: (listener) => listeners.push(listener),
    reset() {
      row = {};
      stored = row;
      pending = [];
    },
  };
}

function redone(row: Row, changes: readonly Again[]): Row {
  return changes.reduce((current, again) => again(current), row);
}

function withValue(row: Row, name: string, value: unknown): Row {
  return { ...row, [name]: value };
}

/** The names of the cells whose values are not the same. */
function differing(before: Row, after: Row): readonly string[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
}

function twice<T>(value: T): readonly [T, T] {
  return [value, value];
}
