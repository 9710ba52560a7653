import { expect as base, test } from '@playwright/test';
import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { resetMatchers, routeMock } from '@resetkit/mock-server/playwright';

const expect = base.extend(resetMatchers);

test('routeMock answers the page in the process of the test, at the usual address of the backend', async ({ page }) => {
  const mock = createMockServer(insforge(), { seed: [{ email: 'ada@example.com', password: 'old-password' }] });
  await routeMock(page, mock);
  await page.goto('/');
  await page.getByLabel('Your e-mail').fill('ada@example.com');
  await page.keyboard.press('Enter');

  await expect(mock).toHaveSentResetMail({ to: 'ada@example.com' });
  await expect(page.getByLabel('The code in your mail')).toBeVisible();
});
