import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { chromium } from '../browser/chromium.ts';

const ada = { email: 'ada@example.com', password: 'old-password1' };

async function opened(page: Page) {
  const mock = createMockServer(insforge(), { seed: [ada] });
  const server = await serve([mock], { port: 0 });
  onTestFinished(server.close);
  const open = () => page.goto(`${server.url}/#/accounts/insforge/${ada.email}`);
  const entries = page.getByRole('region', { name: 'Timeline' }).getByRole('listitem');
  return { mock, open, entries };
}

chromium.test('a timeline tells each secret with its state, and leads to what began and ended it', async ({ page }) => {
  const { mock, open, entries } = await opened(page);
  await mock.situations.make('used', { email: ada.email });
  await open();

  const mailed = entries.filter({ hasText: 'password-reset' });
  await mailed.getByText('used', { exact: true }).waitFor();
  const [mail] = await mock.outbox.list();
  const rows = (await mock.journal.list()).toReversed();
  const hrefs = await mailed.getByRole('link').evaluateAll((links) => links.map((link) => link.getAttribute('href')));
  expect(hrefs).toEqual([
    `#/inbox/insforge/${mail?.id}`,
    `#/journal/insforge/${rows[0]?.id}`,
    `#/journal/insforge/${rows[1]?.id}`,
  ]);
});

chromium.test('a click on what is drawn opens the request that ended it', async ({ page }) => {
  const { mock, open, entries } = await opened(page);
  await mock.situations.make('used', { email: ada.email });
  await open();

  await entries.filter({ hasText: 'password-reset' }).locator('.track').click();

  await page.getByRole('article', { name: 'POST /api/auth/email/exchange-reset-password-token' }).waitFor();
});

chromium.test('a timeline goes on with what happens, and with the time of the mock', async ({ page }) => {
  const { mock, open, entries } = await opened(page);
  await open();
  await entries.first().waitFor();
  expect(await entries.count()).toBe(1);

  await mock.situations.make('fresh', { email: ada.email });
  await entries.filter({ hasText: 'password-reset' }).getByText('valid', { exact: true }).waitFor();

  await mock.clock.advance('16m');
  await entries.filter({ hasText: 'password-reset' }).getByText('expired', { exact: true }).waitFor();
});

chromium.test('a timeline is read again when the time of something in it is over', async ({ page }) => {
  const { mock, open, entries } = await opened(page);
  await mock.situations.make('fresh', { email: ada.email });
  await page.clock.install();
  await open();
  await entries.filter({ hasText: 'password-reset' }).getByText('valid', { exact: true }).waitFor();

  const asked = page.waitForRequest(/\/timeline\?/);
  await page.clock.fastForward('16:00');

  await asked;
});
