import { expect, test } from 'vitest';
import { ratioOf, timeOf } from './ratios.ts';

const rounds = [
  [120, 100],
  [1200, 1000],
  [130, 100],
];

test('compares within each round, so that one slow round does not count more', () => {
  expect(ratioOf(rounds, 0, 1).median).toBe(1.2);
  expect(ratioOf(rounds, 1, 0).median).toBeCloseTo(1 / 1.2);
  expect(timeOf(rounds, 0).median).toBe(130);
});
