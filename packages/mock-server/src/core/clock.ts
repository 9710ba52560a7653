import { type Cell, createCells } from './cells.ts';
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
  /** The state of the clock, as a snapshot has it. */
  state(): ClockState;
  /** Goes to the time of a snapshot, also one in the past, and stands there or goes on from there. */
  restore(state: ClockState): void;
  /** Calls a function each time the clock was moved. */
  onMove(listener: () => void): void;
}

/** The state of a clock. Times are milliseconds. */
export interface ClockState {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Whether the clock stands. */
  readonly frozen: boolean;
}

/** What moved or stopped a clock. Times are milliseconds. */
export interface ClockMove {
  /** By how much the clock is ahead of its setting. */
  readonly ahead: number;
  /** Since 1970: where it stands. Absent while it goes on. */
  readonly frozenAt?: number;
}

/** A clock that nothing has moved. */
export const unmoved: ClockMove = { ahead: 0 };

/**
 * The setting `clock`: a function that returns milliseconds since 1970, or a moment at which the clock stands until
 * `advance`. What was over for an hour may be forgotten, so a function should not go back further than that.
 */
export type ClockSetting = (() => number) | Moment;

/** A clock. Default: the machine's time, including a test's fake timers. The cell has what moved it. */
export function createClock(
  setting: ClockSetting = () => Date.now(),
  moved: Cell<ClockMove> = createCells().cell('clock', unmoved),
): Clock {
  const source = sourceOf(setting);
  const listeners: (() => void)[] = [];
  const timeWith = ({ ahead, frozenAt }: ClockMove): number => frozenAt ?? source() + ahead;
  const now = (): number => timeWith(moved.get());
  const isFrozen = (): boolean => moved.get().frozenAt !== undefined || typeof setting !== 'function';
  const stand = (time: number, frozen: boolean): void =>
    moved.change(() => [{ ahead: time - source(), ...(frozen && { frozenAt: time }) }, undefined]);
  const moveTo = (time: number): number => {
    stand(time, moved.get().frozenAt !== undefined);
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
      const time = now();
      stand(time, true);
      return time;
    },
    resume() {
      const time = now();
      stand(time, false);
      return moveTo(time);
    },
    state: () => ({ now: now(), frozen: isFrozen() }),
    restore: ({ now: time, frozen }) => stand(time, frozen),
    onMove: (listener) => listeners.push(listener),
  };
}

function sourceOf(setting: ClockSetting): () => number {
  if (typeof setting === 'function') return setting;
  const moment = timeOf(setting);
  return () => moment;
}

/** A moment in milliseconds since 1970. Throws if it is none. */
export function timeOf(moment: Moment): number {
  const time = new Date(moment).getTime();
  if (!Number.isNaN(time)) return time;
  throw new Error(
    `Expected a time such as '2026-01-02T03:04:05Z', a Date or milliseconds as the clock, not ${JSON.stringify(moment)}.`,
  );
}

/** A time in ISO 8601, UTC, with milliseconds: the format of `Date.prototype.toISOString`. */
export function isoTime(ms: number): string {
  const date = new Date(ms);
  const year = date.getUTCFullYear();
  if (!(year >= 0 && year <= 9_999)) return date.toISOString();
  // Every mail has two times. Written so they take a quarter of the time of `toISOString`, and are one piece in memory.
  const century = Math.floor(year / 100);
  const ofCentury = year % 100;
  const month = date.getUTCMonth() + 1;
  const day = date.getUTCDate();
  const hour = date.getUTCHours();
  const minute = date.getUTCMinutes();
  const second = date.getUTCSeconds();
  const ms1000 = date.getUTCMilliseconds();
  const ms100 = Math.floor(ms1000 / 10);
  // biome-ignore format: a line a part of the text
  return String.fromCharCode(
    tens(century), ones(century), tens(ofCentury), ones(ofCentury), dash,
    tens(month), ones(month), dash,
    tens(day), ones(day), letterT,
    tens(hour), ones(hour), colon,
    tens(minute), ones(minute), colon,
    tens(second), ones(second), dot,
    tens(ms100), ones(ms100), ones(ms1000), letterZ,
  );
}

const [zero, dash, dot, colon, letterT, letterZ] = [0x30, 0x2d, 0x2e, 0x3a, 0x54, 0x5a];

function tens(number: number): number {
  return zero + Math.floor(number / 10);
}

function ones(number: number): number {
  return zero + (number % 10);
}

/** A time in the format of HTTP headers and cookies (RFC 9110, 5.6.7): `Fri, 27 Nov 2026 18:08:00 GMT`. */
export function httpTime(ms: number): string {
  return new Date(ms).toUTCString();
}
