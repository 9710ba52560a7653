import { createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { type HttpServer, serve } from '@resetkit/mock-server/http';
import { supabase } from '@resetkit/mock-server/supabase';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { chromium } from './chromium.ts';
import { openSite, type Site } from './site.ts';
import { press } from './visit.ts';

const ada = { email: 'ada@example.com', password: 'old-password1' };
const provider = supabase();
const project = createMockServer(provider, { seed: [ada] });
const mock = createMockServer(apphandoff(), { behind: project });
let site: Site;
let server: HttpServer;
/** The portal and the mock have to be one site, as the browser sees it, for cookies to be kept. */
let portal: string;
beforeAll(async () => {
  [site, server] = await Promise.all([openSite('apphandoff-page'), serve([mock, project], { port: 0 })]);
  portal = site.url;
});
afterAll(() => Promise.all([site.close(), server.close()]));

chromium.test(
  'a portal replaces a forgotten password, and keeps the session of the link in cookies',
  async ({ page, context }) => {
    await visit(page);
    expect(await press(page, 'Mail me a link', { 'E-mail': ada.email })).toBe('Mailed');

    const { link = '' } = await mock.outbox.waitFor({ to: ada.email, kind: 'password-reset' });
    await page.goto(link);
    await page.getByText('Ready, then /', { exact: true }).waitFor();

    expect(page.url()).toBe(`${portal}/`);
    expect(await context.cookies(portal)).toMatchObject(
      ['sb-apphandoff-auth-token.0', 'sb-apphandoff-auth-token.1'].map((name) => ({
        name,
        path: '/',
        httpOnly: true,
        secure: true,
        sameSite: 'Lax',
      })),
    );
    expect(await press(page, 'Change password', { 'New password': 'x' })).toBe('weak-password');
    expect(await press(page, 'Change password', { 'New password': 'new-password1' })).toBe('Password changed');
    expect(await signIn(page, ada.password)).toMatch(/^unauthorized/);
    expect(await signIn(page, 'new-password1')).toBe(`Signed in as ${ada.email}`);

    await page.goto('about:blank');
    await page.goto(link);
    await page.getByText('otp_expired', { exact: true }).waitFor();
  },
);

chromium.test('a page is shown how long to wait, and a foreign page nothing', async ({ page }) => {
  await visit(page);
  mock.limits.set({ loginWithPassword: { max: 1 } });
  await signIn(page, 'nope');
  expect(await signIn(page, 'nope')).toMatch(/^rate-limited, to wait: (900|899)000$/);

  await mock.options.set({ portalOrigin: 'http://localhost:1' });
  expect(await signIn(page, 'nope')).toMatch(/^network/);
});

async function visit(page: Page): Promise<void> {
  await mock.restart();
  await mock.options.set({ portalOrigin: portal, callbackPath: '/' });
  const key = provider.options.anonKey;
  const settings = { backend: server.baseUrlOf(mock), project: server.baseUrlOf(project), key };
  await page.goto(`${portal}/?${new URLSearchParams(settings)}`);
  await page.getByText('Ready', { exact: true }).waitFor();
}

function signIn(page: Page, password: string): Promise<string> {
  return press(page, 'Sign in', { Address: ada.email, Password: password });
}
