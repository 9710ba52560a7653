import { expect } from 'vitest';
import { chromium } from '../browser/chromium.ts';
import { ada, opened } from './opened.ts';

chromium.test('each value of a backend is copied whole, though it is shown cut', async ({ page, context }) => {
  const { mock, server, at } = await opened();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await page.goto(at('connect'));
  const copied = async (name: string): Promise<string> => {
    await page.getByRole('button', { name: `Copy ${name}`, exact: true }).click();
    return page.evaluate(() => navigator.clipboard.readText());
  };

  expect(await copied('base url of InsForge')).toBe(server.baseUrlOf(mock));
  expect(await copied('account of InsForge')).toBe(ada.email);
  expect(await copied('password of InsForge')).toBe(ada.password);
  expect(await copied('anon key of InsForge')).toBe((await mock.options.get()).anonKey);
});

chromium.test(
  'the programs are those that the mock server tells, with the vendor’s SDK first',
  async ({ page, context }) => {
    const { mock, at } = await opened();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await page.goto(at('connect'));
    const card = page.getByRole('region', { name: 'InsForge' });
    const { connect } = await mock.about();
    await card.getByRole('tab', { name: 'curl' }).waitFor();

    expect(await card.getByRole('tab').allTextContents()).toEqual([
      '@insforge/sdk',
      '@resetkit/sdk',
      'curl',
      'Sign in',
    ]);
    const shown: string[] = [];
    for (const tab of await card.getByRole('tab').all()) {
      await tab.click();
      await card.getByRole('tabpanel').getByRole('button', { name: /^Copy/ }).click();
      shown.push(await page.evaluate(() => navigator.clipboard.readText()));
    }
    const at7357 = (text: string | undefined): string | undefined =>
      text?.replaceAll(/http:\/\/localhost:\d+\/insforge/g, '');
    expect(shown.map(at7357)).toEqual(
      [...connect.snippets.map(({ code }) => code), connect.example, connect.account?.signIn].map(at7357),
    );
  },
);

chromium.test('no base URL breaks inside of a word, at 360 pixels either', async ({ page }) => {
  const { at } = await opened();
  await page.setViewportSize({ width: 360, height: 800 });
  await page.goto(at('connect'));
  const url = page.locator('.url-parts');
  await url.waitFor();

  const broken = await url.evaluate((element) => {
    const words = [...element.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE);
    return words.filter((node) => {
      const range = document.createRange();
      range.selectNode(node);
      return range.getClientRects().length > 1;
    }).length;
  });
  expect(broken).toBe(0);
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
});
