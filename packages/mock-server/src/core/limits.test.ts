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

test.each([null, 5, 'none', []])('refuses %j as limits', (limits) => {
  expect(() => checkLimits(limits as Limits, ['send'])).toThrow(
    `Expected 'off', 'real' or an object as limits, not ${JSON.stringify(limits)}.`,
  );
});

test.each([
  [5, 'Expected { max, windowMs }, or one of them, as limit "send", not 5.'],
  [null, 'Expected { max, windowMs }, or one of them, as limit "send", not null.'],
  [[], 'Expected { max, windowMs }, or one of them, as limit "send", not [].'],
  [{ maxx: 1 }, 'Limit "send" has no "maxx". Known: max, windowMs.'],
  [{ max: -1 }, 'Expected a whole number from 0 as max of limit "send", not -1.'],
  [{ max: 1.5 }, 'Expected a whole number from 0 as max of limit "send", not 1.5.'],
  [{ windowMs: '1m' }, 'Expected milliseconds from 0 as windowMs of limit "send", not "1m".'],
  [{ windowMs: -1 }, 'Expected milliseconds from 0 as windowMs of limit "send", not -1.'],
  [{ windowMs: undefined }, 'Expected milliseconds from 0 as windowMs of limit "send", not undefined.'],
])('refuses the limit %j and says what was expected', (limit, sentence) => {
  expect(() => checkLimits({ send: limit } as unknown as Limits, ['send'])).toThrow(sentence);
});

test.each(['off', 'real', {}, { send: {} }, { send: { max: 0, windowMs: 0 } }] satisfies Limits[])(
  'takes %j as limits',
  (limits) => {
    expect(checkLimits(limits, ['send'])).toBe(limits);
  },
);
