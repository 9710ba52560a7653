import { expect, test } from 'vitest';
import { bar, verdict } from './bar.ts';

test.each([
  [bar, 'PASS'],
  [bar + 0.001, 'FAIL'],
  [Number.NaN, 'FAIL'],
])('says of %d: %s', (ratio, said) => {
  expect(verdict(ratio)).toBe(said);
});
