import { expect } from 'vitest';
import { devServer } from '../vite/dev-server.ts';
import { chromium } from './chromium.ts';

const email = 'ada@example.com';

chromium.test(
  'the inbox page of a Vite dev server shows, opens and steers what is below its path',
  async ({ page }) => {
    const { origin } = await devServer({ mount: { insforge: '/' }, providers: ['insforge', 'unleash'] });
    const baseUrl = `${origin}/__resetkit`;

    await page.goto(baseUrl);
    await page.getByText('Live').waitFor();
    // From the app's page, through the URLs that it finds.
    const app = await page.context().newPage();
    await app.goto(origin);
    // As a text: vitest rewrites an import.
    const urls = await app.evaluate<Record<string, string>>("import('/urls.ts').then(({ urls }) => urls)");
    const asked = await app.evaluate(
      async ({ bases, to }) => {
        const body = new URLSearchParams({ email: to });
        const own = await fetch(`${bases['insforge']}/api/auth/email/send-reset-password`, { method: 'POST', body });
        const unleash = await fetch(`${bases['server']}/unleash/auth/reset/password-email`, {
          method: 'POST',
          headers: { 'Content-Type': 'application/json' },
          body: JSON.stringify({ email: to }),
        });
        return [own.status, unleash.status];
      },
      { bases: urls, to: email },
    );
    await app.close();

    expect(asked).toEqual([202, 200]);
    const mails = page.getByRole('listbox', { name: 'Mails' }).getByRole('option');
    await mails.filter({ hasText: 'InsForge' }).waitFor();
    await mails.filter({ hasText: 'Unleash' }).click();
    const link = page.getByRole('link', { name: /^Open link/ });
    expect(await link.getAttribute('href')).toMatch(`${origin}/reset-password?token=`);
    await page.goto(`${baseUrl}/#/levers/insforge/restart`);
    await page.getByRole('main').getByRole('button', { name: 'Restart InsForge …' }).click();
    await page.getByRole('button', { name: 'Restart', exact: true }).click();
    await page.goto(`${baseUrl}/#/inbox`);
    await page.getByText('1 mail', { exact: true }).waitFor();
    await page.goto(`${baseUrl}/@worker-3/#/connect`);
    await page.getByText(`${baseUrl}/@worker-3/insforge`, { exact: true }).first().waitFor();
  },
);
