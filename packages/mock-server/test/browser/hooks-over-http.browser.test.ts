import { type ControlledMockServer, createMockServer } from '@resetkit/mock-server';
import { apphandoff } from '@resetkit/mock-server/apphandoff';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { stackAuth } from '@resetkit/mock-server/stack-auth';
import { supabase } from '@resetkit/mock-server/supabase';
import { unleash } from '@resetkit/mock-server/unleash';
import type { BrowserContext, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, onTestFinished } from 'vitest';
import { chromium } from './chromium.ts';
import { openSite, type Site } from './site.ts';

const email = 'ada@example.com';
const newPassword = 'Difference-Engine-1822';
const settings = { seed: [{ email, password: 'Old-Password-1' }] };

let site: Site;
beforeAll(async () => {
  site = await openSite('hook-page');
});
afterAll(() => site.close());

chromium.test(
  'the React hook resets a password by a mailed code, says what is wrong, and outlives a page load',
  async ({ page }) => {
    const mock = createMockServer(insforge(), settings);
    const [baseUrl] = await ports(mock);
    await visit(page, 'insforge', { baseUrl });
    const { code = '' } = await askForMail(page, mock);
    await shows(page, 'entering-code');

    await fill(page, 'Code', 'Go on', code === '000000' ? '111111' : '000000');
    await page.getByRole('alert').filter({ hasText: 'invalid-token' }).waitFor();
    await page.reload();
    await fill(page, 'Code', 'Go on', code);
    await fill(page, 'New password', 'Save', 'weak');
    await page.getByRole('alert').filter({ hasText: 'weak-password' }).waitFor();
    await confirm(page, 'sign in now');
  },
);

chromium.test('the React hook resets a password by a link of InsForge', async ({ page }) => {
  const mock = createMockServer(insforge({ resetPasswordMethod: 'link' }), settings);
  const [baseUrl] = await ports(mock);
  await visit(page, 'insforge', { baseUrl });

  await follow(page, await askForMail(page, mock));
  await confirm(page, 'sign in now');
});

chromium.test('the React hook resets a password by a link of Stack Auth', async ({ page }) => {
  const provider = stackAuth();
  const mock = createMockServer(provider, settings);
  const [baseUrl] = await ports(mock);
  await visit(page, 'stack-auth', { baseUrl, project: provider.options.projectId });

  await follow(page, await askForMail(page, mock));
  await confirm(page, 'sign in now');
});

for (const backend of ['supabase', 'supabase-pkce'])
  chromium.test(
    `the React hook resets a password by a link of ${backend}, also after the page was loaded again`,
    async ({ page }) => {
      const provider = supabase({ uriAllowList: [`${site.url}/reset`] });
      const mock = createMockServer(provider, settings);
      const [baseUrl] = await ports(mock);
      await visit(page, backend, { baseUrl, key: provider.options.anonKey });

      await follow(page, await askForMail(page, mock));
      await page.reload();
      await confirm(page, 'signed in');
    },
  );

chromium.test(
  'the React hook resets a password by a link of AppHandoff, and keeps the portal signed in',
  async ({ page, context }) => {
    const provider = supabase();
    const project = createMockServer(provider, settings);
    const mock = createMockServer(apphandoff({ portalOrigin: site.url, callbackPath: '/reset' }), { behind: project });
    const [baseUrl, projectUrl] = await ports(mock, project);
    await visit(page, 'apphandoff', { baseUrl, project: projectUrl, key: provider.options.anonKey });

    await follow(page, await askForMail(page, mock));
    await confirm(page, 'signed in');

    expect(await cookies(context)).toEqual(['sb-apphandoff-auth-token.0', 'sb-apphandoff-auth-token.1']);
  },
);

chromium.test('the React hook resets a password by a link of Unleash, from a page in front of it', async ({ page }) => {
  const mock = createMockServer(unleash({ unleashUrl: site.url }), settings);
  const [behind] = await ports(mock);
  // Unleash lets no other site in.
  await page.route(`${site.url}/auth/**`, (route) => {
    const { pathname, search } = new URL(route.request().url());
    return route.continue({ url: behind + pathname + search });
  });
  await visit(page, 'unleash', { baseUrl: site.url });

  await follow(page, await askForMail(page, mock));
  await confirm(page, 'sign in now');
});

/** Puts mocks on a port, until the test ends; gives where each answers. */
async function ports<Mocks extends readonly ControlledMockServer[]>(
  ...mocks: Mocks
): Promise<{ [Index in keyof Mocks]: string }> {
  const server = await serve([...mocks], { port: 0 });
  onTestFinished(server.close);
  return mocks.map((mock) => server.baseUrlOf(mock)) as { [Index in keyof Mocks]: string };
}

async function visit(page: Page, backend: string, given: Readonly<Record<string, string>>): Promise<void> {
  await page.goto(`${site.url}/?${new URLSearchParams({ backend, ...given })}`);
  await shows(page, 'idle');
}

async function askForMail(page: Page, mock: ControlledMockServer) {
  await fill(page, 'E-mail', 'Send', email);
  return mock.outbox.waitFor({ to: email, kind: 'password-reset' });
}

/** Opens the link of a mail, a page load; the address has nothing of it when the page is there. */
async function follow(page: Page, { link = '' }: { readonly link?: string }): Promise<void> {
  await shows(page, 'sent');
  await page.goto(link);
  await shows(page, 'choosing-password');
  expect(new URL(page.url()).origin + new URL(page.url()).pathname).toMatch(`${site.url}/reset`);
  expect(page.url()).not.toMatch(/[?#]./);
}

async function confirm(page: Page, says: string): Promise<void> {
  await fill(page, 'New password', 'Save', newPassword);
  await shows(page, 'done');
  await page.getByText(says, { exact: true }).waitFor();
}

async function fill(page: Page, label: string, button: string, value: string): Promise<void> {
  await page.getByLabel(label, { exact: true }).fill(value);
  await page.getByRole('button', { name: button, exact: true }).click();
}

function shows(page: Page, status: string): Promise<void> {
  return page.getByRole('heading', { name: status, exact: true }).waitFor();
}

async function cookies(context: BrowserContext): Promise<string[]> {
  return (await context.cookies(site.url)).map(({ name }) => name);
}
