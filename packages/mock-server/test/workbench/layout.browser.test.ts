import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { supabase } from '@resetkit/mock-server/supabase';
import { expect, onTestFinished } from 'vitest';
import { chromium } from '../browser/chromium.ts';
import { ada, opened } from './opened.ts';

chromium.test('on a phone the header has two lines, and each part is in sight', async ({ page }) => {
  const server = await serve([createMockServer(insforge()), createMockServer(supabase())], { port: 0 });
  onTestFinished(server.close);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.goto(server.url);
  await page.getByText('Live', { exact: true }).waitFor();
  const centre = async (name: 'combobox' | 'heading'): Promise<number> => {
    const box = await page.getByRole('banner').getByRole(name).boundingBox();
    return (box?.y ?? 0) + (box?.height ?? 0) / 2;
  };

  expect(await centre('combobox')).toBeCloseTo(await centre('heading'), 0);
  expect(
    await page.getByRole('navigation', { name: 'Parts' }).evaluate((nav) => nav.scrollWidth - nav.clientWidth),
  ).toBe(0);
  expect((await page.getByRole('banner').boundingBox())?.height).toBeLessThan(100);
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
