import { expect, test } from 'vitest';
import { consume, countAttempt, issue } from './tokens.ts';

const code = issue({ kind: 'code', value: '123456', expiresAt: 5_000 });

test('issues a secret that nobody has tried', () => {
  expect(code).toEqual({ kind: 'code', value: '123456', expiresAt: 5_000, attempts: 0 });
});

test('marks a secret as used, when', () => {
  expect(consume(code, 1_000)).toEqual({ ...code, consumedAt: 1_000 });
});

test('counts wrong tries and uses the secret up with the last one allowed', () => {
  const first = countAttempt(code, 2, 1_000);
  const second = countAttempt(first, 2, 2_000);

  expect(first).toEqual({ ...code, attempts: 1 });
  expect(second).toEqual({ ...code, attempts: 2, consumedAt: 2_000 });
});
