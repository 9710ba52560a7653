import { afterEach, expect, test, vi } from 'vitest';
import { readRetryAfter } from './retry-after.ts';

afterEach(() => vi.useRealTimers());

test.each([
  ['900', 900_000],
  [' 0 ', 0],
])('reads %s as seconds', (value, milliseconds) => {
  expect(readRetryAfter(new Headers({ 'Retry-After': value }))).toEqual({ retryAfterMs: milliseconds });
});

test('reads a date, counted from the date of the answer', () => {
  const headers = { 'Retry-After': 'Wed, 21 Oct 2026 07:28:10 GMT', Date: 'Wed, 21 Oct 2026 07:28:00 GMT' };

  expect(readRetryAfter(new Headers(headers))).toEqual({ retryAfterMs: 10_000 });
});

test('counts a date from now where the answer has no date', () => {
  vi.useFakeTimers({ now: Date.parse('2026-10-21T07:28:00Z') });

  expect(readRetryAfter(new Headers({ 'Retry-After': 'Wed, 21 Oct 2026 07:28:10 GMT' }))).toEqual({
    retryAfterMs: 10_000,
  });
});

test('does not wait for a date that has passed', () => {
  expect(readRetryAfter(new Headers({ 'Retry-After': 'Wed, 21 Oct 2015 07:28:00 GMT' }))).toEqual({ retryAfterMs: 0 });
});

test.each(['', 'soon', '-5', '1.5', '9'.repeat(400)])('reads nothing out of %o', (value) => {
  expect(readRetryAfter(new Headers({ 'Retry-After': value }))).toEqual({});
});

test('reads nothing without the header', () => {
  expect(readRetryAfter(new Headers())).toEqual({});
});

test('reads X-Retry-After where there is no Retry-After', () => {
  expect(readRetryAfter(new Headers({ 'X-Retry-After': '7' }))).toEqual({ retryAfterMs: 7_000 });
  expect(readRetryAfter(new Headers({ 'X-Retry-After': '7', 'Retry-After': '9' }))).toEqual({ retryAfterMs: 9_000 });
});

test.each([{ retryAfter: 42 }, { retry_after: 42 }, { retryAfter: '42' }])('reads the body %j', (body) => {
  expect(readRetryAfter(new Headers(), body)).toEqual({ retryAfterMs: 42_000 });
  expect(readRetryAfter(new Headers({ 'Retry-After': '9' }), body)).toEqual({ retryAfterMs: 9_000 });
});

test.each([null, 'retryAfter', { retryAfter: null }, { retryAfter: -1 }, { retryAfter: { s: 1 } }, []])(
  'reads nothing out of the body %j',
  (body) => {
    expect(readRetryAfter(new Headers(), body)).toEqual({});
  },
);
