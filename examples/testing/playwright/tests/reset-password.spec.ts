import type { Page } from '@playwright/test';
import { expect, test } from './test.ts';

const email = 'ada@example.com';

test.beforeEach(async ({ page, mock }) => {
  await mock.accounts.put({ email, password: 'old-password' });
  await page.goto('/');
});

async function type(page: Page, label: string, text: string): Promise<void> {
  await page.getByLabel(label).fill(text);
  await page.keyboard.press('Enter');
}

test('somebody types the code from the mail and chooses a password', async ({ page, mock }) => {
  await type(page, 'Your e-mail', email);
  const { code = '' } = await mock.outbox.waitFor({ to: email });
  await type(page, 'The code in your mail', code);
  await type(page, 'New password', 'Difference-Engine-1822');

  await expect(page.getByRole('status')).toHaveText('Your password is changed.');
  await expect(mock).toHaveReceived({ operation: 'resetPassword', status: 200 });
});

test('16 minutes later the code is too old, and the page asks whether anybody is there', async ({ page, mock }) => {
  await type(page, 'Your e-mail', email);
  const { code = '' } = await mock.outbox.waitFor({ to: email });

  await mock.clock.advance('16m');
  await expect(page).toHaveTitle('Are you still there?');
  await type(page, 'The code in your mail', code);

  await expect(page.getByRole('alert')).toHaveText('Invalid or expired verification code');
});

test('somebody follows the link in the mail', async ({ page, mock, inbox }) => {
  await mock.options.set({ resetPasswordMethod: 'link' });
  await type(page, 'Your e-mail', email);
  const mail = await mock.outbox.waitFor({ to: email });

  await inbox.open(page);
  await expect(page.getByText(mail.subject).first()).toBeVisible();
  await inbox.follow(page, mail);
  await type(page, 'New password', 'Difference-Engine-1822');

  await expect(page.getByRole('status')).toHaveText('Your password is changed.');
});

test('the page says that the backend is down', async ({ page, mock }) => {
  await mock.faults.add({ operation: 'sendResetPasswordEmail', cut: 'before' });
  await type(page, 'Your e-mail', email);

  await expect(page.getByRole('alert')).not.toBeEmpty();
  await expect(mock).toHaveSentNoMail();
});
