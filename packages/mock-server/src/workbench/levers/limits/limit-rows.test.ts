import { expect, test } from 'vitest';
import { durationText, limitRows, limitsOf } from './limit-rows.ts';

const policy = [
  { name: 'send', max: 3, windowMs: 900_000 },
  { name: 'sign-in', max: 10, windowMs: 60_000 },
];

test('the rows of limits have the numbers in force, or those of the real backend', () => {
  const real = [
    { name: 'send', max: '3', window: '15m' },
    { name: 'sign-in', max: '10', window: '1m' },
  ];

  expect(limitRows('off', policy)).toEqual(real);
  expect(limitRows({ send: { max: 1 }, 'sign-in': { max: Number.MAX_SAFE_INTEGER } }, policy)).toEqual([
    { name: 'send', max: '1', window: '15m' },
    { name: 'sign-in', max: '', window: '1m' },
  ]);
});

test('rows ask for what differs from the real backend', () => {
  const rows = [
    { name: 'send', max: '3', window: '900s' },
    { name: 'sign-in', max: '', window: '2h' },
  ];

  expect(limitsOf(rows, policy)).toEqual({ 'sign-in': { max: Number.MAX_SAFE_INTEGER, windowMs: 7_200_000 } });
  expect(limitsOf(limitRows('real', policy), policy)).toBe('real');
  expect(() => limitsOf([{ name: 'send', max: '1', window: 'soon' }], policy)).toThrow('Expected milliseconds');
});

test('a duration is told in its largest whole unit', () => {
  expect([0, 250, 90_000, 3_600_000, 172_800_000].map(durationText)).toEqual(['0ms', '250ms', '90s', '1h', '2d']);
});
