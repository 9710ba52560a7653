import { type Duration, milliseconds } from './duration.ts';

/** The only time that a mock server knows. It runs with the machine's, and a test may turn it forward. */
export interface Clock {
  /** Now, in milliseconds since 1970. */
  now(): number;
  /** Turns the clock forward. Takes milliseconds or `'16m'`; returns the new time in milliseconds since 1970. */
  advance(duration: Duration): number;
  /** Undoes every `advance`. */
  reset(): void;
}

/** Where a mock server's clock starts: a source of time, or a moment at which it stands still until it is advanced. */
export type ClockSetting = (() => number) | Date | number | string;

/** A clock over the machine's time (a test's fake timers included, whenever they were put in), over a source of your own, or standing still at a given moment. */
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

/** ISO 8601 in UTC with milliseconds, as JavaScript servers write it. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** The form that HTTP headers and cookies use: `Fri, 27 Nov 2026 18:08:00 GMT`. */
export function httpTime(ms: number): string {
  return new Date(ms).toUTCString();
}
