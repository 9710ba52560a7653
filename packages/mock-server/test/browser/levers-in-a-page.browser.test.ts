import { afterAll, beforeAll, expect } from 'vitest';
import { json } from '../levers/levers.ts';
import { chromium } from './chromium.ts';
import { openSite, type Site } from './site.ts';
import { visit } from './visit.ts';

const path = '/api/auth/email/send-reset-password';
const email = 'ada@example.com';
const asking = json({ email });
let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

chromium.test('a namespace in the path is a world of its own', async ({ page }) => {
  await visit(page, site);

  const seen = await page.evaluate(
    async ([target, init]) => {
      const { mock } = window.app;
      const worker = mock.namespace('worker-3');
      await fetch(`${worker.baseUrl}${target}`, init);
      return { worker: (await worker.outbox.list()).map(({ to }) => to), main: await mock.outbox.list() };
    },
    [path, asking] as const,
  );

  expect(seen).toEqual({ worker: [email], main: [] });
});

chromium.test(
  'the journal has the page that a request came from, as much of it as the browser tells',
  async ({ page }) => {
    await page.goto(`${site.url}/reset?code=314159`);
    await page.getByText('Ready', { exact: true }).waitFor();

    const seen = await page.evaluate(
      async ([target, init]) => {
        const { mock } = window.app;
        const referers: (string | undefined)[] = [];
        for (const referrerPolicy of ['', 'unsafe-url', 'no-referrer'] as const) {
          await fetch(`${mock.baseUrl}${target}`, { ...init, referrerPolicy });
          const [row] = await mock.journal.list();
          referers.push(row?.request.headers['referer']);
        }
        return referers;
      },
      [path, asking] as const,
    );

    expect(seen).toEqual([`${site.url}/`, `${site.url}/reset?code=[hidden]`, undefined]);
  },
);
