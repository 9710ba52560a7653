import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { type HttpServer, serve } from '../../src/http.ts';
import { chromium } from './chromium.ts';
import { openSite, type Site } from './site.ts';
import { chooseNewPassword, press, visit } from './visit.ts';

const mock = createMockServer(insforge(), {
  limits: 'real',
  seed: [{ email: 'ada@example.com', password: 'old-password1' }],
});
const openMock = createMockServer(insforge(), { limits: 'real', cors: 'open' });
let site: Site;
let server: HttpServer;
let openServer: HttpServer;

beforeAll(async () => {
  [site, server, openServer] = await Promise.all([
    openSite(),
    serve([mock], { port: 0 }),
    serve([openMock], { port: 0 }),
  ]);
});
beforeEach(() => mock.restart());
afterAll(() => Promise.all([site, server, openServer].map((running) => running.close())));

for (const sdk of ['@resetkit/sdk', '@insforge/sdk']) {
  chromium.test(`${sdk} replaces a forgotten password by a mailed code, from another origin`, async ({ page }) => {
    await visit(page, site, { sdk, backend: backendOf(server) });

    expect(await press(page, 'Mail me a code', { 'E-mail': 'ada@example.com' })).toBe('Mailed');
    const { code = '' } = await mock.outbox.waitFor({ to: 'ada@example.com' });
    expect(await press(page, 'Continue', { Code: code })).toBe('Choose a new password');
    await chooseNewPassword(page);
  });

  chromium.test(
    `${sdk} replaces a forgotten password by a mailed link, followed as a browser does`,
    async ({ page }) => {
      await mock.options.set({ resetPasswordMethod: 'link' });
      await visit(page, site, { sdk, backend: backendOf(server) });

      expect(await press(page, 'Mail me a code', { 'E-mail': 'ada@example.com' })).toBe('Mailed');
      const { link = '' } = await mock.outbox.waitFor({ to: 'ada@example.com' });
      await page.goto(link);
      await page.getByText('Ready', { exact: true }).waitFor();
      expect(new URL(page.url()).origin).toBe(site.url);
      await chooseNewPassword(page);
    },
  );

  chromium.test(
    `${sdk} renews a session by cookie and CSRF token, from another origin, until it signs out`,
    async ({ page, context }) => {
      await visit(page, site, { sdk, backend: backendOf(server) });

      const seen = await page.evaluate(async () => {
        const { account } = window.app;
        return [await account.signIn('ada@example.com', 'old-password1'), await account.refresh()];
      });
      expect(seen).toEqual(['ada@example.com', 'ada@example.com']);
      expect(await context.cookies()).toContainEqual(
        expect.objectContaining({ name: 'insforge_refresh_token', httpOnly: true, secure: true, sameSite: 'None' }),
      );

      const refused = await page.evaluate(async () => {
        await window.app.account.signOut();
        return window.app.account.refresh().catch((error: Error) => error.message);
      });
      expect(refused).toBe('No refresh token provided');
      expect((await context.cookies()).map(({ name }) => name)).not.toContain('insforge_refresh_token');
    },
  );
}

chromium.test("InsForge's SDK finds its session again after a page load", async ({ page }) => {
  await visit(page, site, { sdk: '@insforge/sdk', backend: backendOf(server) });
  await page.evaluate(() => window.app.account.signIn('ada@example.com', 'old-password1'));

  await page.reload();
  await page.getByText('Ready', { exact: true }).waitFor();

  expect(await page.evaluate(() => window.app.account.refresh())).toBe('ada@example.com');
});

chromium.test(
  'hides RateLimit-* and Retry-After from pages of another origin, as the real server does',
  async ({ page }) => {
    await visit(page, site);

    expect(await limitSeenBy(page, server)).toEqual({ status: 429, limit: null, remaining: null, retryAfter: null });
  },
);

chromium.test("with cors 'open', shows RateLimit-* and Retry-After to pages of any origin", async ({ page }) => {
  await visit(page, site);

  expect(await limitSeenBy(page, openServer)).toEqual({ status: 429, limit: '5', remaining: '0', retryAfter: '900' });
});

/** What a page can read of the answer to a sixth request, one more than the limit lets through. */
function limitSeenBy(page: Page, at: HttpServer) {
  return page.evaluate(async (backend) => {
    const send = (email: string): Promise<Response> =>
      fetch(`${backend}/api/auth/email/send-reset-password`, {
        method: 'POST',
        credentials: 'include',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email }),
      });
    for (const name of ['a', 'b', 'c', 'd', 'e']) await send(`${name}@example.com`);
    const { status, headers } = await send('f@example.com');
    return {
      status,
      limit: headers.get('RateLimit-Limit'),
      remaining: headers.get('RateLimit-Remaining'),
      retryAfter: headers.get('Retry-After'),
    };
  }, backendOf(at));
}

function backendOf({ baseUrls }: HttpServer): string {
  return baseUrls['insforge'] ?? '';
}
