import { expect, test } from 'vitest';
import { left } from './time-text.ts';

const minute = 60_000;
const hour = 60 * minute;

test.each([
  [-5, '0 s'],
  [999, '0 s'],
  [12_000, '12 s'],
  [14 * minute + 32_500, '14 min 32 s'],
  [15 * minute, '15 min'],
  [2 * hour + 5 * minute + 3_000, '2 h 5 min'],
  [2 * hour + 3_000, '2 h'],
  [49 * hour, '2 d 1 h'],
])('%i ms are %s in the two largest units', (ms, text) => {
  const said = left(ms);

  expect(said).toBe(text);
});
