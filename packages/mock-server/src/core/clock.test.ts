import { expect, onTestFinished, test, vi } from 'vitest';
import { type ClockSetting, createClock, httpTime, isoTime } from './clock.ts';

const moment = Date.parse('2026-01-02T03:04:05Z');

test.each<ClockSetting>(['2026-01-02T03:04:05Z', new Date(moment), moment])('stands still at %s', (setting) => {
  expect(createClock(setting).now()).toBe(moment);
});

test('runs with the source of time it is given', () => {
  let time = 1_000;
  const clock = createClock(() => time);

  time = 2_000;

  expect(clock.now()).toBe(2_000);
});

test('runs with the time of the machine unless told', () => {
  const before = Date.now();

  const now = createClock().now();

  expect(now).toBeGreaterThanOrEqual(before);
  expect(now).toBeLessThanOrEqual(Date.now());
});

test('runs with the fake timers of a test, put in before or after the clock was made', () => {
  onTestFinished(() => void vi.useRealTimers());
  const before = createClock();
  vi.useFakeTimers({ now: moment });
  const after = createClock();

  expect([before.now(), after.now()]).toEqual([moment, moment]);

  vi.useRealTimers();
  expect(after.now()).toBeGreaterThan(moment);
});

test('turns forward by what it is told, added up, and answers the new time', () => {
  const clock = createClock(moment);

  expect(clock.advance('16m')).toBe(moment + 960_000);
  expect(clock.advance(500)).toBe(moment + 960_500);
  expect(clock.now()).toBe(moment + 960_500);
});

test('cannot be turned back', () => {
  const clock = createClock(moment);

  expect(() => clock.advance(-1)).toThrow('Expected milliseconds or a duration');
  expect(clock.now()).toBe(moment);
});

test('stands at the time of freeze, moves only when told, and goes on from there', () => {
  let time = moment;
  const clock = createClock(() => time);

  expect(clock.freeze()).toBe(moment);
  time += 5_000;
  expect([clock.now(), clock.isFrozen()]).toEqual([moment, true]);
  expect(clock.advance('1s')).toBe(moment + 1_000);
  expect(clock.now()).toBe(moment + 1_000);

  expect(clock.resume()).toBe(moment + 1_000);
  time += 500;
  expect([clock.now(), clock.isFrozen()]).toEqual([moment + 1_500, false]);
});

test('goes to a later moment, and stays frozen there if it was', () => {
  const clock = createClock(() => moment);
  clock.freeze();

  expect(clock.set('2027-01-01T00:00:00Z')).toBe(Date.parse('2027-01-01T00:00:00Z'));
  expect(clock.now()).toBe(Date.parse('2027-01-01T00:00:00Z'));
  expect(clock.isFrozen()).toBe(true);
});

test('refuses an earlier moment, and does not move', () => {
  const clock = createClock(moment);

  expect(() => clock.set(moment - 1)).toThrow(
    'The clock cannot go back from 2026-01-02T03:04:05.000Z to 2026-01-02T03:04:04.999Z. restart() sets it back.',
  );
  expect(() => clock.set('tomorrow')).toThrow("Expected a time such as '2026-01-02T03:04:05Z'");
  expect(clock.now()).toBe(moment);
});

test('forgets on reset that it was moved and stopped', () => {
  const clock = createClock(moment);
  clock.advance('24h');
  clock.freeze();

  clock.reset();

  expect(clock.now()).toBe(moment);
});

test.each(['yesterday', '', Number.NaN, new Date('x')])('refuses to start at %s', (setting) => {
  expect(() => createClock(setting)).toThrow(
    "Expected a time such as '2026-01-02T03:04:05Z', a Date or milliseconds as the clock",
  );
});

test('writes ISO 8601 in UTC with milliseconds', () => {
  expect(isoTime(moment + 6)).toBe('2026-01-02T03:04:05.006Z');
});

test('writes the time of HTTP headers', () => {
  expect(httpTime(moment)).toBe('Fri, 02 Jan 2026 03:04:05 GMT');
});
