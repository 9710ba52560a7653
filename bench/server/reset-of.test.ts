import { expect, test } from 'vitest';
import { backendIds, resetOf } from './reset-of.ts';

test.each(backendIds)('the reset of %s sends a mail', async (id) => {
  const { mock, path, headers, body } = await resetOf(id);

  const response = await mock.fetch(mock.baseUrl + path, { method: 'POST', headers, body });

  expect(response.ok).toBe(true);
  expect((await mock.outbox.waitFor({ to: 'ada@example.com' })).kind).toBe('password-reset');
});
