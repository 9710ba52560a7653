import type { Clock } from './clock.ts';
import { forgetRows, longAgo } from './forget.ts';
import type { Store } from './store.ts';

/**
 * A fixed window: it starts with the first request and ends for all requests at once. The two numbers describe a token
 * bucket too: it holds `max` requests, and an empty one is full again after `windowMs`.
 */
export interface FixedWindow {
  /** The number of requests that are allowed in a window. */
  readonly max: number;
  /** Length of a window, in milliseconds. */
  readonly windowMs: number;
}

/** The state of a window after a hit. */
export interface WindowState {
  /** Requests that are left in this window after this one. */
  readonly remaining: number;
  readonly resetsInMs: number;
  /** Whether this request exceeds the limit. */
  readonly exceeded: boolean;
}

/** Counts requests for each bucket and key, by the mock server's clock. */
export interface RateLimiter {
  /** Counts a request in a fixed window. */
  hit(bucket: string, key: string, window: FixedWindow): Promise<WindowState>;
  /**
   * Counts a request in a token bucket: it holds `max` tokens, and gains `max` in `windowMs`, one after the other. A
   * request that finds no token is refused and costs nothing. Resolves to whether this request exceeds the limit, and to
   * the milliseconds until there is a token: `Infinity` for a bucket that holds none.
   */
  hitTokenBucket(
    bucket: string,
    key: string,
    window: FixedWindow,
  ): Promise<Pick<WindowState, 'exceeded' | 'resetsInMs'>>;
  /**
   * Counts a request in a window that each request that is let through begins anew: after `max` of them it is over when there was none
   * for `windowMs`.
   */
  hitAfterPause(
    bucket: string,
    key: string,
    window: FixedWindow,
  ): Promise<Pick<WindowState, 'exceeded' | 'resetsInMs'>>;
  /** Undoes one hit, for limiters that count failures only. */
  undoHit(bucket: string, key: string): Promise<void>;
  /** Forgets what was counted for a key. */
  forget(bucket: string, key: string): Promise<void>;
}

/** The requests of a window. */
export interface Counted {
  readonly hits: number;
  readonly resetsAt: number;
}

/** A token bucket, as the time at which it is full again. */
export interface TokenBucket {
  readonly fullAt: number;
}

/** How many windows begin before those are forgotten that are over: each of these times all are read. */
const begunBetween = 1_000;

/** A rate limiter in a store. */
export function createRateLimiter(store: Store, clock: Clock): RateLimiter {
  const keyOf = (bucket: string, key: string): string => `limit/${bucket}/${key}`;
  let begun = 0;
  const noteBegun = async (): Promise<void> => {
    begun += 1;
    if (begun % begunBetween !== 0) return;
    const before = longAgo(clock);
    // A bucket that is full again is as good as none.
    await forgetRows<Counted | TokenBucket>(store, 'limit/', (row) => endOf(row) <= before);
  };
  return {
    async hit(bucket, key, { max, windowMs }) {
      const now = clock.now();
      const counted = await store.update<Counted, Counted>(keyOf(bucket, key), (present) => {
        const isFresh = present === undefined || present.resetsAt <= now;
        const next = isFresh ? { hits: 1, resetsAt: now + windowMs } : { ...present, hits: present.hits + 1 };
        return [next, next];
      });
      if (counted.hits === 1) await noteBegun();
      return {
        remaining: Math.max(0, max - counted.hits),
        resetsInMs: counted.resetsAt - now,
        exceeded: counted.hits > max,
      };
    },
    async hitTokenBucket(bucket, key, { max, windowMs }) {
      const now = clock.now();
      const tokenMs = windowMs / max;
      const { wasFull, overMs } = await store.update<TokenBucket, { wasFull: boolean; overMs: number }>(
        keyOf(bucket, key),
        (present) => {
          const wasFull = present === undefined || present.fullAt <= now;
          const fullAt = (wasFull ? now : present.fullAt) + tokenMs;
          const overMs = max > 0 ? Math.max(0, fullAt - now - windowMs) : Number.POSITIVE_INFINITY;
          return [overMs === 0 ? { fullAt } : present, { wasFull, overMs }];
        },
      );
      if (wasFull) await noteBegun();
      return { exceeded: overMs > 0, resetsInMs: overMs };
    },
    async hitAfterPause(bucket, key, { max, windowMs }) {
      const now = clock.now();
      const resetsAt = now + windowMs;
      const { counted, exceeded } = await store.update<Counted, { counted: Counted; exceeded: boolean }>(
        keyOf(bucket, key),
        (present) => {
          const hits = present === undefined || present.resetsAt <= now ? 0 : present.hits;
          const exceeded = hits >= max;
          const counted = exceeded && present ? present : { hits: hits + 1, resetsAt };
          return [counted, { counted, exceeded }];
        },
      );
      if (counted.hits === 1 && !exceeded) await noteBegun();
      return { exceeded, resetsInMs: Math.max(0, counted.resetsAt - now) };
    },
    async undoHit(bucket, key) {
      await store.update<Counted, void>(keyOf(bucket, key), (present) => [
        present && { ...present, hits: Math.max(0, present.hits - 1) },
        undefined,
      ]);
    },
    forget: (bucket, key) => store.delete(keyOf(bucket, key)),
  };
}

/** What was counted under a key: that of a bucket, a slash, and what it counts. */
export interface CountedRow {
  readonly key: string;
  readonly counted: Counted | TokenBucket;
}

/** All that was counted in a store. */
export async function countedRows(store: Store): Promise<readonly CountedRow[]> {
  const rows = await store.list<Counted | TokenBucket>('limit/');
  return rows.map(([key, counted]) => ({ key: key.slice('limit/'.length), counted }));
}

/** How many requests a window has, or how many tokens its bucket lacks, and when that is over. */
export function usedOf(
  counted: Counted | TokenBucket,
  { max, windowMs }: FixedWindow,
  now: number,
): { readonly count: number; readonly resetsAt: number } {
  if ('hits' in counted) return { count: counted.hits, resetsAt: counted.resetsAt };
  return { count: Math.ceil((counted.fullAt - now) / (windowMs / max)), resetsAt: counted.fullAt };
}

function endOf(row: Counted | TokenBucket): number {
  return 'resetsAt' in row ? row.resetsAt : row.fullAt;
}

/** The state of a window after its first request. Headers show it if limits are off. */
export function freshWindow({ max, windowMs }: FixedWindow): WindowState {
  return { remaining: Math.max(0, max - 1), resetsInMs: windowMs, exceeded: false };
}
