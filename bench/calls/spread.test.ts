import { expect, test } from 'vitest';
import { spreadOf } from './spread.ts';

test.each([
  [[7], { lower: 7, median: 7, upper: 7 }],
  [[1, 2], { lower: 1.25, median: 1.5, upper: 1.75 }],
  [[10, 9, 1, 2, 3], { lower: 2, median: 3, upper: 9 }],
  [[4, 1, 3, 2], { lower: 1.75, median: 2.5, upper: 3.25 }],
])('finds the quartiles of %j', (values, quartiles) => {
  expect(spreadOf(values)).toEqual(quartiles);
});

test('finds none where there are no values', () => {
  expect(spreadOf([])).toEqual({ lower: Number.NaN, median: Number.NaN, upper: Number.NaN });
});
