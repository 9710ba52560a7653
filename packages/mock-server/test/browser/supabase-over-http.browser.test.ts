import { createMockServer } from '@resetkit/mock-server';
import { type HttpServer, serve } from '@resetkit/mock-server/http';
import { supabase } from '@resetkit/mock-server/supabase';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect } from 'vitest';
import { chromium } from './chromium.ts';
import { openSite, type Site } from './site.ts';
import { press } from './visit.ts';

const ada = { email: 'ada@example.com', password: 'old-password1' };
const provider = supabase();
const mock = createMockServer(provider, { seed: [ada] });
let site: Site;
let server: HttpServer;
beforeAll(async () => {
  [site, server] = await Promise.all([openSite('supabase-page'), serve([mock], { port: 0 })]);
});
afterAll(() => Promise.all([site.close(), server.close()]));

for (const flow of ['implicit', 'pkce']) {
  chromium.test(`Supabase's client replaces a forgotten password by a mailed link, ${flow}`, async ({ page }) => {
    await mock.restart();
    await visit(page, flow);
    expect(await press(page, 'Mail me a link', { 'E-mail': ada.email })).toBe('Mailed');

    const { link = '' } = await mock.outbox.waitFor({ to: ada.email, kind: 'password-reset' });
    await page.goto(link);
    await page.getByText('Ready', { exact: true }).waitFor();

    expect(new URL(page.url()).origin).toBe(site.url);
    expect(page.url()).not.toMatch(/access_token|code=/);
    expect(await page.locator('body').getAttribute('data-events')).toContain('PASSWORD_RECOVERY');
    expect(await press(page, 'Change password', { 'New password': 'old-password1' })).toBe('same_password');
    expect(await press(page, 'Change password', { 'New password': 'new-password1' })).toBe('Password changed');
    expect(await page.locator('body').getAttribute('data-events')).toContain('USER_UPDATED');
    expect(await signIn(page, ada.password)).toBe('invalid_credentials');
    expect(await signIn(page, 'new-password1')).toBe(`Signed in as ${ada.email}`);
  });
}

chromium.test("a link that was used leads back with an error that Supabase's client reads", async ({ page }) => {
  await mock.restart();
  await visit(page, 'implicit');
  await press(page, 'Mail me a link', { 'E-mail': ada.email });
  const { link = '' } = await mock.outbox.waitFor({ to: ada.email });
  await mock.fetch(link.replace(server.baseUrlOf(mock), ''), { redirect: 'manual' });

  await page.goto(link);

  const sentence = 'AuthImplicitGrantRedirectError: Email link is invalid or has expired';
  await page.getByText(sentence, { exact: true }).waitFor();
});

async function visit(page: Page, flow: string): Promise<void> {
  const settings = { backend: server.baseUrlOf(mock), key: provider.options.anonKey, flow };
  await page.goto(`${site.url}/?${new URLSearchParams(settings)}`);
  await page.getByText('Ready', { exact: true }).waitFor();
}

function signIn(page: Page, password: string): Promise<string> {
  return press(page, 'Sign in', { Address: ada.email, Password: password });
}
