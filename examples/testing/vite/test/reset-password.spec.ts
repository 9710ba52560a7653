import { expect } from '@playwright/test';
import { mockTest } from '@resetkit/mock-server/playwright';

const test = mockTest({ baseUrl: 'http://localhost:5173/__resetkit', provider: 'unleash' });
const email = 'ada@example.com';

test('changes the password at a backend that allows no other origin', async ({ page, mock }) => {
  const query = new URLSearchParams({ backend: mock.backendUrl });
  await page.goto(`/?${query}`);
  await page.getByLabel('E-mail').fill(email);
  await page.getByRole('button').click();
  const { token = '' } = await mock.outbox.waitFor({ to: email, kind: 'password-reset' });
  query.set('token', token);
  await page.goto(`/?${query}`);
  await page.getByLabel('New password').fill('Difference-Engine-1822');
  await page.getByRole('button').click();

  await expect(page.getByRole('status')).toHaveText('Your password is changed.');
});

test('says that a link is too old', async ({ page, mock }) => {
  const { token = '' } = await mock.situations.make('expired', { email });
  await page.goto(`/?${new URLSearchParams({ backend: mock.backendUrl, token })}`);
  await page.getByLabel('New password').fill('Difference-Engine-1822');
  await page.getByRole('button').click();

  await expect(page.getByRole('status')).toHaveText('It did not work: invalid-token');
});
