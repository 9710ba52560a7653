import { expect, test } from 'vitest';
import { stateAt } from './fates.ts';

const sentence = 'not used yet, expires in 1 s';

test.each([
  ['valid', 2_000, 1_999, 'valid'],
  ['valid', 2_000, 2_000, 'expired'],
  ['valid', undefined, 2_000, 'valid'],
  ['used', 1_000, 2_000, 'used'],
] as const)('a secret that was told to be %s until %s is, at %i, %s', (state, until, now, expected) => {
  const present = stateAt({ id: '1', state, sentence, ...(until !== undefined && { until }) }, now);

  expect(present).toBe(expected);
});
