import { expect, test } from 'vitest';
import { compareRounds } from './compare-rounds.ts';

test('compares within each round, so that one slow round does not count more', () => {
  const rounds = [
    [120, 100],
    [1200, 1000],
    [130, 100],
  ];

  const [ours, other] = compareRounds(rounds);

  expect([ours?.time.median, ours?.ratio.median, ours?.added.median]).toEqual([130, 1, 0]);
  expect([other?.time.median, other?.ratio.median, other?.added.median]).toEqual([100, 1.2, 30]);
});

test('compares nothing without rounds', () => {
  expect(compareRounds([])).toEqual([]);
});
