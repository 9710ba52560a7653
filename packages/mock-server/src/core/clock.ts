import { type Duration, milliseconds } from './duration.ts';

/** A moment: milliseconds since 1970, a `Date`, or a text such as `'2026-01-02T03:04:05Z'`. */
export type Moment = Date | number | string;

/** The time of a mock server. Everything in it reads the time here. */
export interface Clock {
  /** Now, in milliseconds since 1970. */
  now(): number;
  /**
   * Now in the world whose past this clock shows: servers outside of the mock refuse what was signed long ago. Absent if
   * it is the clock of the world.
   */
  present?(): number;
  /** Whether the clock stands: after `freeze`, and always if the setting `clock` is a moment. */
  isFrozen(): boolean;
  /**
   * Advances the clock by milliseconds or a duration such as `'16m'`. Returns the new time in milliseconds since 1970.
   * A clock that stands then stands at the new time. Throws for a negative duration.
   */
  advance(duration: Duration): number;
  /**
   * Advances the clock to a moment. Returns that time in milliseconds since 1970. Throws if the moment is in the past of
   * this clock: only `restart()` goes back.
   */
  set(moment: Moment): number;
  /** Stops the clock. `advance` and `set` still move it. Returns the time at which it stands. */
  freeze(): number;
  /** Lets the clock go on from the time at which it stands. Returns that time. */
  resume(): number;
  /** Undoes everything that moved or stopped the clock. */
  reset(): void;
  /** The state of the clock, as a snapshot has it. */
  state(): ClockState;
  /** Goes to the time of a snapshot, also one in the past, and stands there or goes on from there. */
  restore(state: Pick<ClockState, 'now' | 'frozen'>): void;
  /** Calls a function each time the clock was moved. */
  onMove(listener: () => void): void;
}

/** The state of a clock. Times are milliseconds. */
export interface ClockState {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether the clock stands. */
  readonly frozen: boolean;
  /** By how much the clock is ahead of its setting. */
  readonly ahead: number;
}

/**
 * The setting `clock`: a function that returns milliseconds since 1970, or a moment at which the clock stands until
 * `advance`.
 */
export type ClockSetting = (() => number) | Moment;

/** A clock. Default: the machine's time, including a test's fake timers. */
export function createClock(setting: ClockSetting = () => Date.now()): Clock {
  const source = sourceOf(setting);
  let ahead = 0;
  let frozenAt: number | undefined;
  const listeners: (() => void)[] = [];
  const now = (): number => frozenAt ?? source() + ahead;
  const isFrozen = (): boolean => frozenAt !== undefined || typeof setting !== 'function';
  const moveTo = (time: number): number => {
    ahead = time - source();
    if (frozenAt !== undefined) frozenAt = time;
    for (const listener of listeners) listener();
    return time;
  };
  return {
    now,
    isFrozen,
    advance(duration) {
      const next = now() + milliseconds(duration);
      if (Number.isNaN(new Date(next).getTime()))
        throw new Error(`There is no time ${JSON.stringify(duration)} from now: the years end before that.`);
      return moveTo(next);
    },
    set(moment) {
      const time = timeOf(moment);
      if (time < now()) {
        throw new Error(`The clock cannot go back from ${isoTime(now())} to ${isoTime(time)}. restart() sets it back.`);
      }
      return moveTo(time);
    },
    freeze() {
      frozenAt = now();
      return frozenAt;
    },
    resume() {
      const time = now();
      frozenAt = undefined;
      return moveTo(time);
    },
    reset() {
      ahead = 0;
      frozenAt = undefined;
    },
    state: () => ({ now: now(), frozen: isFrozen(), ahead }),
    restore({ now: time, frozen }) {
      ahead = time - source();
      frozenAt = frozen ? time : undefined;
    },
    onMove: (listener) => listeners.push(listener),
  };
}

function sourceOf(setting: ClockSetting): () => number {
  if (typeof setting === 'function') return setting;
  const moment = timeOf(setting);
  return () => moment;
}

/** A moment in milliseconds since 1970. Throws if it is none. */
function timeOf(moment: Moment): number {
  const time = new Date(moment).getTime();
  if (!Number.isNaN(time)) return time;
  throw new Error(
    `Expected a time such as '2026-01-02T03:04:05Z', a Date or milliseconds as the clock, not ${JSON.stringify(moment)}.`,
  );
}

/** A time in ISO 8601, UTC, with milliseconds: the format of `Date.prototype.toISOString`. */
export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

/** A time in the format of HTTP headers and cookies (RFC 9110, 5.6.7): `Fri, 27 Nov 2026 18:08:00 GMT`. */
export function httpTime(ms: number): string {
  return new Date(ms).toUTCString();
}
