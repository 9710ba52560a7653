import { expect, test } from 'vitest';
import { type Duration, milliseconds } from './duration.ts';

test.each<[Duration, number]>([
  [0, 0],
  [1_500, 1_500],
  ['250ms', 250],
  ['90s', 90_000],
  ['1.5s', 1_500],
  ['16m', 960_000],
  ['24h', 86_400_000],
  ['7d', 604_800_000],
])('reads %j as %i milliseconds', (duration, expected) => {
  expect(milliseconds(duration)).toBe(expected);
});

test.each([-1, Number.NaN, Number.POSITIVE_INFINITY, '16', '16 m', '-1s', '1w', '', 'm'])('refuses %j', (duration) => {
  expect(() => milliseconds(duration as Duration)).toThrow(
    `Expected milliseconds or a duration such as '90s', '16m', '24h' or '7d', not ${JSON.stringify(duration)}.`,
  );
});
