/** A setting that can change while the mock server runs. */
export interface Setting<Value> {
  /** The value in force. */
  get(): Value;
  /** Sets another value. Throws, and changes nothing, if the value is wrong. */
  set(value: Value): void;
  /** Restores the initial value. */
  reset(): void;
  /** Throws if a value is wrong. Changes nothing. */
  check(value: Value): void;
  /** Whether another value than the initial one is in force. */
  isChanged(): boolean;
}

/** A setting with an initial value. `check` returns a value that is right and throws for one that is wrong. */
export function createSetting<Value>(given: Value, check: (value: Value) => Value): Setting<Value> {
  const initial = check(given);
  let value = initial;
  return {
    get: () => value,
    set(next) {
      value = check(next);
    },
    reset() {
      value = initial;
    },
    check,
    isChanged: () => value !== initial,
  };
}
