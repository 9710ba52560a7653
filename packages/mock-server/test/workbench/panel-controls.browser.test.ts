import type { ControlledMockServer } from '@resetkit/mock-server';
import type { JSHandle, Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { chromium } from '../browser/chromium.ts';
import { openSite, type Site } from '../browser/site.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite('../workbench/panel-page');
});
afterAll(() => site.close());

const email = 'ada@example.com';

/** A page with an open panel that shows InsForge, and the mock server in it. */
async function opened(page: Page, part: string) {
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'], { origin: site.url });
  await page.goto(`${site.url}/?open`);
  const panel = page.getByRole('complementary', { name: 'Resetkit' });
  await panel.getByRole('combobox', { name: 'Backend' }).selectOption('InsForge');
  await panel.getByRole('navigation', { name: 'Parts' }).getByRole('button', { name: part }).click();
  const mock: JSHandle<ControlledMockServer> = await page.evaluateHandle(
    () => (window as unknown as { app: { mocks: [ControlledMockServer] } }).app.mocks[0],
  );
  const press = (name: string | RegExp): Promise<void> => panel.getByRole('button', { name, exact: true }).click();
  return { panel, mock, press };
}

async function askForReset(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Forgot password' }).click();
  await page.getByText('Mailed').waitFor();
}

const copied = (page: Page): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
const options = (panel: Locator, list: string): Locator =>
  panel.getByRole('listbox', { name: list }).getByRole('option');

chromium.test('the inbox of the panel searches, filters, shows, copies and deletes mails', async ({ page }) => {
  const { panel, mock, press } = await opened(page, 'Inbox');
  await press('Make a mail of InsForge');
  await panel.getByRole('article').waitFor();
  await askForReset(page);
  await panel.getByText('2 mails').waitFor();

  await panel.getByRole('searchbox', { name: 'Search mails' }).fill(email);
  await panel.getByText('1 of 2 mails').waitFor();
  await press('Show all');
  await press('Filter');
  await panel.getByRole('combobox', { name: 'Recipient' }).fill(email);
  await panel.getByRole('combobox', { name: 'Purpose' }).selectOption('Password reset');
  await panel.getByRole('combobox', { name: 'State' }).selectOption('Valid');
  await panel.getByText('1 of 2 mails').waitFor();
  await options(panel, 'Mails').click();
  const [mail] = await mock.evaluate(({ outbox }) => outbox.list());
  await press('Copy link');
  await panel.getByText('Copied ✓').waitFor();
  expect(await copied(page)).toBe(mail?.link);
  await press('As on a phone');
  for (const tab of ['Text', 'Headers', 'Source']) await panel.getByRole('tab', { name: tab }).click();
  await panel.getByText(`To: ${email}`).waitFor();
  await press('Keys');
  await panel.getByRole('dialog').getByRole('button', { name: 'Close' }).click();

  await press('Delete all …');
  await press('Delete');

  await panel.getByText('No mail yet').waitFor();
  expect(await mock.evaluate(({ outbox }) => outbox.list())).toEqual([]);
});

chromium.test('the clock of the panel is turned, set, stopped and started', async ({ page }) => {
  const { panel, mock, press } = await opened(page, 'Levers');
  const now = (): Promise<number> => mock.evaluate(({ clock }) => clock.now());

  await press('Freeze');
  await panel.getByRole('button', { name: 'Let it go on' }).waitFor();
  const start = await now();
  await panel.locator('summary').first().click();
  await panel
    .getByRole('group', { name: 'Clock of InsForge' })
    .first()
    .getByRole('button', { name: '+16 min' })
    .click();
  await expect.poll(now).toBe(start + 16 * 60_000);
  await panel.getByLabel('Turn forward by').fill('1h');
  await press('Turn');
  await expect.poll(now).toBe(start + 76 * 60_000);
  await panel.getByLabel('Set to').fill('2099-01-02T03:04:05');
  await press('Set');
  await expect.poll(now).toBe(await page.evaluate(() => Date.parse('2099-01-02T03:04:05')));
  await press('Let it go on');

  await panel.getByRole('button', { name: 'Freeze' }).waitFor();
  expect(await mock.evaluate(({ clock }) => clock.isFrozen())).toBe(false);
});

chromium.test('a situation that is made in the panel opens its mail there', async ({ page }) => {
  const { panel, press } = await opened(page, 'Levers');
  await press('Situations');

  await panel.getByLabel('For the address').fill(email);
  await press('Make expired');

  const mail = panel.getByRole('article', { name: 'Reset your password' });
  await mail
    .getByText(/^Expired/)
    .first()
    .waitFor();
  await mail.getByText(email).first().waitFor();
});

chromium.test('faults are armed in the panel, meet the page, and are removed', async ({ page }) => {
  const { panel, mock, press } = await opened(page, 'Levers');
  await press(/^Faults/);
  const form = panel.getByRole('form', { name: 'Arm a fault' });
  await form.getByLabel('Operation').selectOption('sendResetPasswordEmail');
  await form.getByLabel('Status').selectOption('500');
  await press('Arm');
  await panel.getByText('Not fired yet').waitFor();

  await page.getByRole('button', { name: 'Forgot password' }).click();
  await page.getByText('Refused: 500').waitFor();
  await panel.getByText('Fired 1×').waitFor();
  await form.getByRole('button', { name: 'Mails' }).click();
  await press('Arm');
  await panel.getByRole('button', { name: /^Remove: sendResetPasswordEmail/ }).click();
  await panel.getByRole('button', { name: /^Remove: sendResetPasswordEmail/ }).waitFor({ state: 'detached' });
  await press('Arm');
  await press('Remove all 2');

  await panel.getByText('None is armed.').waitFor();
  expect(await mock.evaluate(({ faults }) => faults.list())).toEqual([]);
});

chromium.test('limits are switched and changed in the panel', async ({ page }) => {
  const { panel, mock, press } = await opened(page, 'Levers');
  await press(/^Limits/);

  await press('As the real backend');
  await panel.getByRole('button', { name: 'As the real backend', pressed: true }).waitFor();
  expect(await mock.evaluate(({ limits }) => limits.get())).toBe('real');
  await panel.getByLabel('Requests of send', { exact: true }).fill('1');
  await press('Set these numbers');

  await expect.poll(() => mock.evaluate(({ limits }) => limits.get())).toMatchObject({ send: { max: 1 } });
});

chromium.test('accounts are added, edited, signed in, reset and deleted in the panel', async ({ page }) => {
  const { panel, mock, press } = await opened(page, 'Accounts');
  const found = (): Promise<unknown> => mock.evaluate(({ accounts }) => accounts.find('eve@example.com'));

  await press('Add account');
  await panel.getByLabel('E-mail').fill('eve@example.com');
  await press('Add');
  const account = panel.getByRole('article', { name: 'eve@example.com' });
  await account.waitFor();
  await press('Edit');
  await panel.getByLabel('Name').fill('Eve');
  await press('Save');
  await account.getByText('Eve', { exact: true }).waitFor();
  expect(await found()).toMatchObject({ email: 'eve@example.com', name: 'Eve' });
  await press('Make a session');
  await press('Copy the access token');
  await account.getByText('Copied ✓').waitFor();
  expect(await copied(page)).toMatch(/^eyJ/);
  await press('Ask for a reset');
  await panel.getByRole('article', { name: 'Reset your password' }).waitFor();

  await panel.getByRole('navigation', { name: 'Parts' }).getByRole('button', { name: 'Accounts' }).click();
  await options(panel, 'Accounts').filter({ hasText: 'eve@example.com' }).click();
  await press('Delete …');
  await press('Delete');

  await expect.poll(found).toBeUndefined();
});

chromium.test('the journal of the panel shows, filters, copies, pauses and clears requests', async ({ page }) => {
  const { panel, mock, press } = await opened(page, 'Journal');
  await askForReset(page);
  const rows = options(panel, 'Requests');
  await rows.click();

  await press('Copy as curl');
  await panel.getByText('Copied ✓').waitFor();
  expect(await copied(page)).toContain('curl -si ');
  await press('Copy as Vitest test');
  await expect.poll(() => copied(page)).toContain("from '@resetkit/mock-server/vitest'");
  await press('Copy as Playwright test');
  await expect.poll(() => copied(page)).toContain("from '@playwright/test'");
  await press('Copy as SDK call');
  await expect.poll(() => copied(page)).toContain('client.sendResetPasswordEmail');
  await panel.getByRole('checkbox', { name: 'Show secrets' }).check();
  await panel.getByRole('searchbox', { name: 'Search requests' }).fill('nothing such');
  await panel.getByText('No request matches.').waitFor();
  await press('Show all');
  await press('Pause');
  await page.getByRole('button', { name: 'Forgot password' }).click();
  await press('Paused, 1 new');
  await expect.poll(() => rows.count()).toBe(2);

  await press('Clear');

  await panel.getByText('No request yet').waitFor();
  expect(await mock.evaluate(({ journal }) => journal.list())).toEqual([]);
});

chromium.test(
  'the panel restarts its backends when that is confirmed, and is closed by its button',
  async ({ page }) => {
    const { panel, mock, press } = await opened(page, 'Levers');
    await mock.evaluate(({ accounts }, address) => accounts.delete(address), email);
    await press('Restart');
    await panel.getByRole('region', { name: 'Restart' }).getByRole('button', { name: 'Restart InsForge …' }).click();
    await panel.getByRole('dialog').getByRole('button', { name: 'Restart' }).click();
    await expect
      .poll(() => mock.evaluate(({ accounts }, address) => accounts.find(address), email))
      .toMatchObject({ email });

    await press('Close Resetkit');

    await page.getByRole('button', { name: /^Resetkit/ }).waitFor();
    expect(await panel.count()).toBe(0);
  },
);
