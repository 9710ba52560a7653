import { HttpResponse, http } from 'msw';
import { expect, test } from './test.ts';

test.beforeEach(async ({ page }) => {
  await page.goto('/');
});

test('a page asks for a mail', async ({ page, mock }) => {
  await page.getByLabel('Your e-mail').fill('ada@example.com');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('status')).toContainText('Please check your inbox.');
  await expect(mock).toHaveSentResetMail({ to: 'ada@example.com' });
});

test('each test has a mock server of its own', async ({ page, mock }) => {
  await page.getByLabel('Your e-mail').fill('grace@example.com');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('status')).toContainText('If your email is registered');
  await expect(mock).toHaveSentNoMail();
});

test('handlers of your own come first', async ({ page, mock, network }) => {
  network.use(
    http.post('http://localhost:7130/api/auth/email/send-reset-password', () =>
      HttpResponse.json({ message: 'Down for maintenance' }, { status: 503 }),
    ),
  );
  await page.getByLabel('Your e-mail').fill('ada@example.com');
  await page.keyboard.press('Enter');

  await expect(page.getByRole('status')).toHaveText('Down for maintenance');
  await expect(mock).toHaveSentNoMail();
});
