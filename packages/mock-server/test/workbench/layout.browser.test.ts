import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { supabase } from '@resetkit/mock-server/supabase';
import type { Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { chromium } from '../browser/chromium.ts';
import { openSite } from '../browser/site.ts';
import { ada, opened } from './opened.ts';

/** How the header of the page or of a panel stands, at 360 pixels. */
async function header(page: Page, box: Locator) {
  await page.setViewportSize({ width: 360, height: 740 });
  await box.getByText('Live', { exact: true }).waitFor();
  const top = box.locator('header').first();
  const centres = await top
    .locator('> h1, > select, > details, > button')
    .evaluateAll((controls) =>
      controls
        .map((control) => control.getBoundingClientRect())
        .map(({ top, height }) => Math.round((top + height / 2) / 10)),
    );
  const hidden = await top.getByRole('navigation').evaluate((nav) => nav.scrollWidth - nav.clientWidth);
  return { controls: centres.length, lines: new Set(centres).size, hidden };
}

chromium.test('on a phone all controls of the header are in one line, and the parts in another', async ({ page }) => {
  const server = await serve([createMockServer(insforge()), createMockServer(supabase())], { port: 0 });
  onTestFinished(server.close);
  await page.goto(server.url);

  expect(await header(page, page.locator('body'))).toEqual({ controls: 3, lines: 1, hidden: 0 });
});

chromium.test('so are those of the panel, which can be closed', async ({ page }) => {
  const site = await openSite('../workbench/panel-page');
  onTestFinished(site.close);
  // The widest time of the day.
  await page.clock.setFixedTime(new Date(2026, 0, 1, 10, 58, 58));
  await page.goto(`${site.url}/?open`);

  const panel = page.getByRole('complementary', { name: 'Resetkit' });

  expect(await header(page, panel)).toEqual({ controls: 4, lines: 1, hidden: 0 });
});

for (const width of [360, 1280]) {
  chromium.test(`the sections of what is chosen stand apart, at ${width} pixels`, async ({ page }) => {
    const { mock, at } = await opened();
    const { mail } = await mock.situations.make('fresh', { email: ada.email });
    await page.setViewportSize({ width, height: 800 });
    for (const [part, item] of [
      ['inbox', mail?.id],
      ['journal', '1'],
      ['accounts', ada.email],
    ] as const) {
      await page.goto(at(part, item));
      const article = page.getByRole('article');
      await article.getByRole('heading').first().waitFor();

      const gaps = await article.evaluate(({ children }) => {
        const boxes = [...children].map((child) => child.getBoundingClientRect()).filter(({ height }) => height > 0);
        return boxes.slice(1).map(({ top }, index) => top - (boxes[index]?.bottom ?? 0));
      });
      expect(gaps.length, part).toBeGreaterThan(1);
      expect(Math.min(...gaps), part).toBeGreaterThanOrEqual(8);
    }
  });
}

chromium.test(
  'the clock in the header is put away by Esc and by going elsewhere, and stays while it is turned',
  async ({ page }) => {
    const { mock, at } = await opened();
    mock.clock.freeze();
    const before = mock.clock.now();
    await page.goto(at('journal'));
    const menu = page.getByRole('banner').getByRole('group').first();
    const [summary, step] = [menu.locator('summary'), menu.getByRole('button', { name: '+1 min' })];

    await summary.click();
    await step.click();
    await step.click();
    await expect.poll(() => mock.clock.now()).toBe(before + 120_000);
    await page.keyboard.press('Escape');
    expect(await step.isVisible()).toBe(false);
    expect(await summary.evaluate((element) => element === document.activeElement)).toBe(true);
    await summary.press('Enter');
    await step.waitFor();
    await page.getByRole('searchbox', { name: 'Search requests' }).click();

    expect(await step.isVisible()).toBe(false);
  },
);
