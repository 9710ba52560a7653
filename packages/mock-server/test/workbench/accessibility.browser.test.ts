import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { supabase } from '@resetkit/mock-server/supabase';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { parts } from '../../src/workbench/page/parts.tsx';
import { chromium } from '../browser/chromium.ts';
import { openSite } from '../browser/site.ts';
import { violations } from './violations.ts';

const looks = [
  { theme: 'light', width: 1280 },
  { theme: 'dark', width: 1280 },
  { theme: 'light', width: 360 },
  { theme: 'dark', width: 360 },
] as const;

/** Two backends in which something has happened, on a port. */
async function busyServer() {
  const mocks = [
    createMockServer(insforge(), { seed: [{ email: 'ada@example.com', password: 'old-password1' }] }),
    createMockServer(supabase(), { seed: [{ email: 'ada@example.com', password: 'old-password1' }] }),
  ] as const;
  for (const mock of mocks) {
    await mock.situations.make('used', { email: 'ada@example.com' });
    await mock.situations.make('fresh', { email: 'ada@example.com' });
    await mock.faults.add({ delayMs: 10, times: 3 });
  }
  const server = await serve([...mocks], { port: 0 });
  onTestFinished(server.close);
  return { server, mocks };
}

async function look(page: Page, { theme, width }: (typeof looks)[number]): Promise<void> {
  await page.emulateMedia({ colorScheme: theme });
  await page.setViewportSize({ width, height: 800 });
}

for (const { id, title } of parts) {
  chromium.test(
    `the part "${title}" keeps the rules of WCAG 2.2 AA in both themes, wide and narrow`,
    async ({ page }) => {
      const { server, mocks } = await busyServer();
      const [message] = await mocks[0].outbox.list();
      const items = { inbox: message?.id, accounts: 'ada@example.com', journal: '1' };
      for (const address of [`#/${id}`, `#/${id}/insforge/${Reflect.get(items, id) ?? ''}`]) {
        await page.goto('about:blank');
        await page.goto(server.url + address);
        await page.getByText('Live', { exact: true }).waitFor();
        for (const one of looks) {
          await look(page, one);
          expect(await violations(page), `${address} ${one.theme} ${one.width}`).toEqual([]);
        }
      }
    },
  );
}

chromium.test('the panel keeps the rules of WCAG 2.2 AA in both themes, wide and narrow', async ({ page }) => {
  const site = await openSite('../workbench/panel-page');
  onTestFinished(site.close);
  await page.goto(`${site.url}/?open`);
  await page.getByRole('complementary', { name: 'Resetkit' }).waitFor();
  for (const one of looks) {
    await look(page, one);
    expect(await violations(page, 'resetkit-panel'), `${one.theme} ${one.width}`).toEqual([]);
  }
});
