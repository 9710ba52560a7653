import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { chromium } from './chromium.ts';
import { firefox } from './firefox.ts';
import { openSite, type Site } from './site.ts';
import { chooseNewPassword, press, visit } from './visit.ts';

const refusal = 'Invalid or expired verification code';
let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

describe.each([
  ['Chromium', chromium],
  ['Firefox', firefox],
])('in %s', (_, browser) => {
  for (const sdk of ['@resetkit/sdk', '@insforge/sdk']) {
    browser.test(`${sdk} replaces a forgotten password by a mailed code`, async ({ page }) => {
      await visit(page, site, { sdk });

      expect(await press(page, 'Mail me a code', { 'E-mail': 'ada@example.com' })).toBe('Mailed');
      expect(await press(page, 'Continue', { Code: await mailedCode(page) })).toBe('Choose a new password');
      await chooseNewPassword(page);
    });

    browser.test(`${sdk} is refused a wrong code and one that is too old`, async ({ page }) => {
      await visit(page, site, { sdk });
      await press(page, 'Mail me a code', { 'E-mail': 'ada@example.com' });
      const code = await mailedCode(page);

      expect(await press(page, 'Continue', { Code: code === '000000' ? '111111' : '000000' })).toBe(refusal);
      await page.evaluate(() => window.app.mock.clock.advance('16m'));
      expect(await press(page, 'Continue', { Code: code })).toBe(refusal);
    });

    browser.test(`${sdk} follows a mailed link without leaving the page`, async ({ page }) => {
      await visit(page, site, { sdk });
      await page.evaluate(() => window.app.mock.options.set({ resetPasswordMethod: 'link' }));

      expect(await press(page, 'Mail me a code', { 'E-mail': 'ada@example.com' })).toBe('Mailed');
      await page.getByRole('link').click();
      await page.waitForURL(/[?&]token=/);
      expect(new URL(page.url()).searchParams.get('insforge_type')).toBe('reset_password');
      await chooseNewPassword(page);
    });

    browser.test(`${sdk} renews a session by cookie and CSRF token until it signs out`, async ({ page }) => {
      await visit(page, site, { sdk });

      const seen = await page.evaluate(async () => {
        const { account } = window.app;
        const signedIn = await account.signIn('ada@example.com', 'old-password1');
        const refreshed = await account.refresh();
        const cookies = document.cookie;
        await account.signOut();
        const refused = await account.refresh().catch((error: Error) => error.message);
        return { signedIn, refreshed, cookies, refused };
      });

      expect(seen).toEqual({
        signedIn: 'ada@example.com',
        refreshed: 'ada@example.com',
        cookies: expect.not.stringContaining('insforge_refresh_token'),
        refused: 'No refresh token provided',
      });
    });
  }

  browser.test(
    'a session outlives a page load, because MSW keeps its cookie; what happened in the mock does not',
    async ({ page }) => {
      await visit(page, site, { sdk: '@insforge/sdk' });
      await page.evaluate(async () => {
        await window.app.account.signIn('ada@example.com', 'old-password1');
        await window.app.account.sendReset('ada@example.com');
      });

      await visit(page, site, { sdk: '@insforge/sdk' });

      expect(await page.evaluate(() => window.app.account.refresh())).toBe('ada@example.com');
      expect(await page.evaluate(() => window.app.mock.outbox.list())).toEqual([]);
    },
  );

  browser.test(
    'a mock server with a web-storage store takes a reset through a mailed link and its page load',
    async ({ page }) => {
      await visit(page, site, { keep: '' });
      await page.evaluate(async () => {
        const { mock } = window.app;
        await mock.options.set({ resetPasswordMethod: 'link' });
        await mock.clock.advance('1h');
        await mock.faults.add({ operation: 'signIn', status: 500, nth: 9 });
      });
      const before = await page.evaluate(() => window.app.mock.clock.now());
      expect(await press(page, 'Mail me a code', { 'E-mail': 'ada@example.com' })).toBe('Mailed');

      await page.getByRole('link').click();
      await page.waitForURL(/[?&]token=/);
      await page.getByText('Ready', { exact: true }).waitFor();

      const after = await page.evaluate(async () => {
        const { mock } = window.app;
        const mails = await mock.outbox.list();
        const faults = await mock.faults.list();
        return { now: mock.clock.now(), mails: mails.length, faults: faults.map(({ id }) => id) };
      });
      expect(after).toEqual({ now: expect.any(Number), mails: 1, faults: ['fault-1'] });
      expect(after.now - before).toBeGreaterThanOrEqual(0);
      await chooseNewPassword(page);

      await page.reload();
      await page.getByText('Ready', { exact: true }).waitFor();
      expect(await press(page, 'Sign in', { 'E-mail': 'ada@example.com', Password: 'new-password1' })).toBe(
        'Signed in as ada@example.com',
      );
    },
  );

  browser.test('a page says once what the next page load forgets, and nothing if it is kept', async ({ page }) => {
    const said: string[] = [];
    page.on('console', (message) => void (message.text().startsWith('Resetkit') && said.push(message.text())));

    await visit(page, site, { keep: '' });
    expect(said).toEqual([]);
    await visit(page, site);

    expect(said).toEqual([
      expect.stringMatching(/^Resetkit: InsForge in this page will forget .*createWebStorageStore/),
    ]);
  });

  browser.test('a call without credentials neither keeps a cookie, nor sends it, nor loses it', async ({ page }) => {
    await visit(page, site);

    const statuses = await page.evaluate(async () => {
      const post = (path: string, credentials: RequestCredentials, csrfToken: string, body?: object) =>
        fetch(`${window.app.mock.baseUrl}/api/auth/${path}`, {
          method: 'POST',
          credentials,
          headers: { 'Content-Type': 'application/json', 'X-CSRF-Token': csrfToken },
          ...(body && { body: JSON.stringify(body) }),
        });
      const found: [after: string, status: number][] = [];
      for (const credentials of ['omit', 'same-origin', 'include'] as const) {
        const signedIn = await post('sessions', credentials, '', {
          email: 'ada@example.com',
          password: 'old-password1',
        });
        const { csrfToken } = await signedIn.json();
        await post('refresh', 'omit', csrfToken);
        await post('refresh', 'same-origin', csrfToken);
        found.push([credentials, (await post('refresh', 'include', csrfToken)).status]);
      }
      return found;
    });

    expect(statuses).toEqual([
      ['omit', 401],
      ['same-origin', 401],
      ['include', 200],
    ]);
  });

  browser.test("what is not the backend's own goes to the network", async ({ page }) => {
    await visit(page, site);

    const found = await page.evaluate(async () => {
      const own = await fetch('/page.js');
      return { own: own.status, type: own.headers.get('content-type') };
    });

    expect(found).toEqual({ own: 200, type: 'text/javascript' });
  });

  browser.test(
    'MSW shows a page every header of a mocked answer, also those that CORS would hide',
    async ({ page }) => {
      await visit(page, site);

      const shown = await page.evaluate(async () => {
        const { mock } = window.app;
        const answer = await fetch(`${mock.baseUrl}/api/auth/email/send-reset-password`, { method: 'POST' });
        return answer.headers.get('RateLimit-Limit');
      });

      expect(shown).toBe('5');
    },
  );

  browser.test('mock.fetch answers in a page without any worker, but keeps no cookies there', async ({ page }) => {
    await visit(page, site, { backend: 'http://localhost:1' });

    const { status, workers, cookie } = await page.evaluate(async () => {
      const answer = await window.app.mock.fetch('/api/auth/sessions', {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email: 'ada@example.com', password: 'old-password1' }),
      });
      const workers = await navigator.serviceWorker.getRegistrations();
      return { status: answer.status, workers: workers.length, cookie: answer.headers.get('Set-Cookie') };
    });

    expect({ status, workers, cookie }).toEqual({ status: 200, workers: 0, cookie: null });
  });
});

/** The code of the newest mail that the page shows. */
async function mailedCode(page: Page): Promise<string> {
  return (await page.locator('li:first-child code').textContent()) ?? '';
}
