/**
 * A change of one value; returns `[next, result]`. It is synchronous and pure, because a store may run it again: read
 * clock and randomness first.
 */
export type Change<T, R> = (value: T | undefined) => readonly [next: T | undefined, result: R];

/**
 * The storage of a mock server's state. Values are plain JSON and never changed in place. Values do not expire by
 * themselves: times are fields of a value, and readers compare them with the clock.
 */
export interface Store {
  /** The value of a key. `undefined` if there is none. */
  get<T>(key: string): Promise<T | undefined>;
  /** Replaces one value atomically. A `next` of `undefined` deletes it. */
  update<T, R>(key: string, change: Change<T, R>): Promise<R>;
  /** Deletes one value, if there is one. */
  delete(key: string): Promise<void>;
  /** The keys that start with `prefix` and their values, ordered by key. */
  list<T>(prefix: string): Promise<readonly (readonly [key: string, value: T])[]>;
  /**
   * Calls a function after others have changed something: with the key, with `null` for a key that is not of this part of a
   * store, and without one if it is not known what they have changed. A store that only this process writes leaves it out.
   */
  readonly onOthers?: (listener: (key?: string | null) => void) => void;
  /**
   * Runs a function, and takes back what it has changed if it rejects with a `StoreUnreachable`, as soon as the store is back. A
   * row that somebody has changed meanwhile stays. A store that cannot go away leaves it out.
   */
  readonly wholly?: <R>(act: () => Promise<R>) => Promise<R>;
}
