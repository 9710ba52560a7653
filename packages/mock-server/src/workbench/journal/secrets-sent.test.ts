import { expect, test } from 'vitest';
import { rowWith } from './repeat/row-for-tests.ts';
import { secretsSent } from './secrets-sent.ts';

test('the secrets of a request are the codes and tokens in its query and its body, but no passwords', () => {
  const row = rowWith({
    target: '/verify?token=of-the-query&type=recovery',
    request: { headers: {}, body: { code: '123456', password: 'new', user: { otp: '654321', tokens: ['a', 'a'] } } },
  });

  expect(secretsSent(row)).toEqual(['of-the-query', '123456', '654321', 'a']);
});

test('a request without a body and a query has no secrets', () => {
  expect(secretsSent(rowWith({ target: '/reset', request: { headers: {} } }))).toEqual([]);
});
