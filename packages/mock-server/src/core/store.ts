/** A change of one value: `[next, result]`. Synchronous and pure, because a store may run it again; draw time and randomness before it. */
export type Change<T, R> = (value: T | undefined) => readonly [next: T | undefined, result: R];

/**
 * Where a mock server keeps everything that it remembers. Values are plain JSON and never changed in place.
 * Nothing expires by itself: times are fields of the value, and the reader compares them with the clock.
 */
export interface Store {
  /** The value of a key; `undefined` when there is none. */
  get<T>(key: string): Promise<T | undefined>;
  /** Replaces one value atomically; a `next` of `undefined` deletes it. */
  update<T, R>(key: string, change: Change<T, R>): Promise<R>;
  /** Forgets one value, if it is there. */
  delete(key: string): Promise<void>;
  /** Keys and values that start with `prefix`, in the order of their keys. */
  list<T>(prefix: string): Promise<readonly (readonly [key: string, value: T])[]>;
}
