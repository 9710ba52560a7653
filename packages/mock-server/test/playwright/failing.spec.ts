import { expect } from '@playwright/test';
import { mockTest, resetMatchers } from '@resetkit/mock-server/playwright';

const provider = 'insforge';
const test = mockTest({ baseUrl: process.env['RESETKIT_URL'] ?? '', provider });

test('fails with its requests and mails attached', async ({ page, mock }) => {
  await mock.accounts.put({ email: 'ada@example.com', password: 'old-password' });
  await page.request.post(`${mock.backendUrl}/api/auth/email/send-reset-password`, {
    data: { email: 'ada@example.com' },
  });

  expect('this').toBe('wrong');
});

test('fails because a fault never happened', async ({ mock }) => {
  await mock.faults.add({ operation: 'resetPassword', status: 500 });
});

test('fails with its own error only, although it waits for a mail', async ({ mock }) => {
  const mailed = mock.outbox.waitFor();
  expect('this').toBe('wrong');
  await mailed;
});

test('fails because it does not await a matcher', async ({ mock }) => {
  expect.extend(resetMatchers)(mock).toHaveSentResetMail({ timeout: '1m' });
});

mockTest({ baseUrl: process.env['RESETKIT_URL'] ?? '', provider: 'unleash' })(
  'fails because the backend is not served',
  async ({ mock }) => {
    await mock.outbox.list();
  },
);

mockTest({ baseUrl: 'http://localhost:1', provider })('fails at once without a server', async ({ mock }) => {
  await mock.outbox.list();
});
