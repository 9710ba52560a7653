import type { Cell } from './cells.ts';

/** A setting that can change while the mock server runs. */
export interface Setting<Value> {
  /** The value in force. */
  get(): Value;
  /** Sets another value. Throws, and changes nothing, if the value is wrong. */
  set(value: Value): void;
  /** Throws if a value is wrong. Changes nothing. */
  check(value: Value): void;
}

/** A setting in a cell. `check` returns a value that is right and throws for one that is wrong. */
export function createSetting<Value>(cell: Cell<Value>, check: (value: Value) => Value): Setting<Value> {
  return {
    get: cell.get,
    set(next) {
      const value = check(next);
      cell.change(() => [value, undefined]);
    },
    check,
  };
}
