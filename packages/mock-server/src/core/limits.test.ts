import { expect, test } from 'vitest';
import { checkLimits, type Limits, limitInForce } from './limits.ts';

const policy = { max: 5, windowMs: 900_000 };

test('has no limit in force when limits are off', () => {
  expect(limitInForce('off', 'send', policy)).toBeUndefined();
});

test('has the policy in force when limits are real', () => {
  expect(limitInForce('real', 'send', policy)).toEqual(policy);
});

test('changes single numbers of single limits and leaves the rest as in the policy', () => {
  const limits: Limits = { send: { max: 1 } };

  expect(limitInForce(limits, 'send', policy)).toEqual({ max: 1, windowMs: 900_000 });
  expect(limitInForce(limits, 'verify', policy)).toEqual(policy);
});

test('refuses a limit that the backend does not have and names those it has', () => {
  expect(() => checkLimits({ sent: { max: 1 } }, ['send', 'verify'])).toThrow(
    'There is no limit named "sent". Known: send, verify.',
  );
});

test.each([null, 5, 'none'])('refuses %j as limits', (limits) => {
  expect(() => checkLimits(limits as Limits, ['send'])).toThrow(
    `Expected 'off', 'real' or an object as limits, not ${JSON.stringify(limits)}.`,
  );
});
