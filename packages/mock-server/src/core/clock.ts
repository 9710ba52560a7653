import { type Duration, milliseconds } from './duration.ts';

/** The time of a mock server. Everything in it reads the time here. */
export interface Clock {
  /** Now, in milliseconds since 1970. */
  now(): number;
  /**
   * Advances the clock by milliseconds or a duration such as `'16m'`. Returns the new time in milliseconds since 1970.
   */
  advance(duration: Duration): number;
  /** Undoes every `advance`. */
  reset(): void;
}

/**
 * The setting `clock`: a function that returns milliseconds since 1970, or a moment at which the clock stands until
 * `advance`.
 */
export type ClockSetting = (() => number) | Date | number | string;

/** A clock. Default: the machine's time, including a test's fake timers. */
export function createClock(setting: ClockSetting = () => Date.now()): Clock {
  const source = sourceOf(setting);
  let ahead = 0;
  return {
    now: () => source() + ahead,
    advance(duration) {
      const next = ahead + milliseconds(duration);
      if (Number.isNaN(new Date(source() + next).getTime()))
        throw new Error(`There is no time ${JSON.stringify(duration)} from now: the years end before that.`);
      ahead = next;
      return source() + ahead;
    },
    reset() {
      ahead = 0;
    },
  };
}

function sourceOf(setting: ClockSetting): () => number {
  if (typeof setting === 'function') return setting;
  const moment = new Date(setting).getTime();
  if (Number.isNaN(moment)) {
    throw new Error(
      `Expected a time such as '2026-01-02T03:04:05Z', a Date or milliseconds as the clock, not ${JSON.stringify(setting)}.`,
    );
  }
  return () => moment;
}

/** A time in ISO 8601, UTC, with milliseconds: the format of `Date.prototype.toISOString`. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** A time in the format of HTTP headers and cookies (RFC 9110, 5.6.7): `Fri, 27 Nov 2026 18:08:00 GMT`. */
export function httpTime(ms: number): string {
  return new Date(ms).toUTCString();
}
