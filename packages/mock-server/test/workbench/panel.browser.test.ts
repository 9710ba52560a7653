import type { ControlledMockServer, MockControl } from '@resetkit/mock-server';
import type { MountedPanel } from '@resetkit/mock-server/panel';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { chromium } from '../browser/chromium.ts';
import { openSite, type Site } from '../browser/site.ts';
import { putMails } from './put-mails.ts';

let site: Site;
beforeAll(async () => {
  site = await openSite('../workbench/panel-page');
});
afterAll(() => site.close());

async function visit(page: Page, path = '/'): Promise<void> {
  await page.goto(site.url + path);
  await page.locator('resetkit-panel').waitFor({ state: 'attached' });
}

const mails = (page: Page) => page.getByRole('listbox', { name: 'Mails' }).getByRole('option');
const opener = (page: Page) => page.getByRole('button', { name: /^Resetkit/ });

chromium.test('the panel counts mails while it is closed, and shows them when it is opened', async ({ page }) => {
  await visit(page);
  await page.getByRole('button', { name: 'Forgot password' }).click();
  await opener(page).getByText('1 mail').waitFor();

  await opener(page).click();
  await mails(page).filter({ hasText: 'ada@example.com' }).waitFor();

  await page.keyboard.press('Escape');
  await opener(page).waitFor();
  expect(await opener(page).evaluate((button) => button.matches(':focus'))).toBe(true);
});

chromium.test('the panel follows a mailed link to the app, and is there again with its mails', async ({ page }) => {
  await visit(page, '/?open');
  await page.getByRole('button', { name: 'Forgot password' }).click();
  await mails(page).click();

  await page.getByRole('link', { name: /Open link/ }).click();
  await page.waitForURL(/\/reset\?.*token=/);

  expect(new URL(page.url()).searchParams.get('insforge_status')).toBe('ready');
  await opener(page).getByText('1 mail').waitFor();
});

chromium.test('the panel stays open after a page load if it was opened by hand', async ({ page }) => {
  await visit(page);
  await opener(page).click();
  await page.getByRole('slider', { name: 'Height of the panel' }).press('ArrowUp');

  await page.reload();

  expect(await page.getByRole('slider', { name: 'Height of the panel' }).getAttribute('aria-valuenow')).toBe('55');
});

chromium.test('the styles of the page do not reach the panel, nor its styles the page', async ({ page }) => {
  await visit(page, '/?open');
  const heading = page.getByRole('complementary', { name: 'Resetkit' }).getByRole('heading', { name: 'Resetkit' });
  const sizeOf = (element: Element): string => getComputedStyle(element).fontSize;

  expect(await heading.evaluate(sizeOf)).toBe('16px');
  expect(await page.getByRole('button', { name: 'Forgot password' }).evaluate(sizeOf)).toBe('40px');
});

chromium.test('the panel copies in a page that is not secure, and the focus stays where it was', async ({ page }) => {
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await visit(page, '/?open');
  await page.getByRole('button', { name: 'Forgot password' }).click();
  await mails(page).click();
  const copy = page.getByRole('button', { name: 'Copy link' });

  await copy.click();

  await copy.getByText('Copied ✓').waitFor();
  expect(await copy.evaluate((button) => button.matches(':focus'))).toBe(true);
});

chromium.test(
  'a mail in the panel loads nothing, though the page around it has no rules',
  async ({ page, context }) => {
    const asked: string[] = [];
    await context.route('https://elsewhere.example/**', (route) => {
      asked.push(route.request().url());
      return route.fulfill({ body: '' });
    });
    await visit(page, '/?open');
    const mock = await page.evaluateHandle(
      () => (window as unknown as { app: { mocks: [ControlledMockServer] } }).app.mocks[0],
    );
    const control: Pick<MockControl, 'snapshot' | 'restore'> = {
      snapshot: () => mock.evaluate((one) => one.snapshot()),
      restore: (snapshot) => mock.evaluate((one, given) => one.restore(given), snapshot),
    };
    const html = `<img src="https://elsewhere.example/pixel.png"><link rel="stylesheet" href="https://elsewhere.example/style.css">
    <style>@import "https://elsewhere.example/more.css";</style><iframe src="https://elsewhere.example/frame"></iframe><p>All there</p>`;
    await putMails(control as MockControl, [{ html }]);

    await mails(page).click();
    await page.frameLocator('iframe').getByText('All there').waitFor();
    const frame = page.locator('iframe');
    await expect
      .poll(() => frame.evaluate((one: HTMLIFrameElement) => one.contentDocument?.readyState))
      .toBe('complete');

    expect(asked).toEqual([]);
  },
);

chromium.test('a panel that is closed by the app leaves nothing behind', async ({ page }) => {
  await visit(page, '/?open');

  await page.evaluate(() => (window as unknown as { app: { panel: MountedPanel } }).app.panel.close());

  expect(await page.locator('resetkit-panel').count()).toBe(0);
});
