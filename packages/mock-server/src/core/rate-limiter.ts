import type { Clock } from './clock.ts';
import type { Store } from './store.ts';

/** So many requests in a window that starts with the first one and ends all at once. */
export interface FixedWindow {
  /** Requests that a window lets through. */
  readonly max: number;
  /** Length of a window, in milliseconds. */
  readonly windowMs: number;
}

/** How a window stands after a hit. */
export interface WindowState {
  /** Requests left in this window, the present one counted. */
  readonly remaining: number;
  readonly resetsInMs: number;
  /** Whether the present request is one too many. */
  readonly exceeded: boolean;
}

/** Fixed windows per bucket and key, kept in the store, timed by the mock server's clock. */
export interface RateLimiter {
  hit(bucket: string, key: string, window: FixedWindow): Promise<WindowState>;
  /** Takes one hit back, for limiters that count failures only. */
  giveBack(bucket: string, key: string): Promise<void>;
}

interface Counted {
  readonly hits: number;
  readonly resetsAt: number;
}

/** A rate limiter over a store; its state is dropped with the store's. */
export function createRateLimiter(store: Store, clock: Clock): RateLimiter {
  const keyOf = (bucket: string, key: string): string => `limit/${bucket}/${key}`;
  return {
    async hit(bucket, key, { max, windowMs }) {
      const now = clock.now();
      const counted = await store.update<Counted, Counted>(keyOf(bucket, key), (before) => {
        const fresh = before === undefined || before.resetsAt <= now;
        const next = fresh ? { hits: 1, resetsAt: now + windowMs } : { ...before, hits: before.hits + 1 };
        return [next, next];
      });
      return {
        remaining: Math.max(0, max - counted.hits),
        resetsInMs: counted.resetsAt - now,
        exceeded: counted.hits > max,
      };
    },
    async giveBack(bucket, key) {
      await store.update<Counted, void>(keyOf(bucket, key), (before) => [
        before && { ...before, hits: Math.max(0, before.hits - 1) },
        undefined,
      ]);
    },
  };
}

/** A window of which nothing is used but the present request: what a switched-off limiter shows. */
export function freshWindow({ max, windowMs }: FixedWindow): WindowState {
  return { remaining: Math.max(0, max - 1), resetsInMs: windowMs, exceeded: false };
}
