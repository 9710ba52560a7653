import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { supabase } from '@resetkit/mock-server/supabase';
import type { Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { chromium } from '../browser/chromium.ts';

const ada = { email: 'ada@example.com', password: 'old-password1', name: 'Ada' };
const bob = { email: 'bob@example.com', password: 'old-password1', emailVerified: false };

async function opened(page: Page, item = '') {
  const mock = createMockServer(supabase(), { seed: [ada, bob] });
  const server = await serve([mock], { port: 0 });
  onTestFinished(server.close);
  await page.goto(`${server.url}/#/accounts/supabase/${item}`);
  const rows = page.getByRole('listbox', { name: 'Accounts' }).getByRole('option');
  return { mock, server, rows };
}

chromium.test('accounts are listed, searched and opened', async ({ page }) => {
  const { rows } = await opened(page);
  await expect.poll(() => rows.count()).toBe(2);
  expect(await rows.nth(1).textContent()).toContain('unverified');

  await page.getByRole('searchbox', { name: 'Search accounts' }).fill('ADA');
  await expect.poll(() => rows.count()).toBe(1);
  await rows.click();

  await page.getByRole('article', { name: ada.email }).getByText('with a password').waitFor();
});

chromium.test('an account is added with all that was typed', async ({ page }) => {
  const { mock } = await opened(page);

  await page.getByRole('button', { name: 'Add account' }).click();
  await page.getByLabel('E-mail').fill('eve@example.com');
  await page.getByLabel('Name').fill('Eve');
  await page.getByLabel('Password').fill('her-password1');
  await page.getByRole('checkbox', { name: 'The address is verified' }).uncheck();
  await page.getByText('Further fields').click();
  await page.getByLabel('Those that only this backend has').fill('{ "providers": ["google"] }');
  await page.getByRole('button', { name: 'Add', exact: true }).click();

  await page.getByRole('article', { name: 'eve@example.com' }).waitFor();
  expect(await mock.accounts.find('eve@example.com')).toMatchObject({
    name: 'Eve',
    hasPassword: true,
    emailVerified: false,
    providers: ['google'],
  });
});

chromium.test('what a backend refuses is said, and what was typed stays', async ({ page }) => {
  await opened(page);

  await page.getByRole('button', { name: 'Add account' }).click();
  await page.getByLabel('E-mail').fill('eve@example.com');
  await page.getByText('Further fields').click();
  await page.getByLabel('Those that only this backend has').fill('{ "nope": 1 }');
  await page.getByRole('button', { name: 'Add', exact: true }).click();

  await page.getByRole('alert').getByText('An account has no field "nope"').waitFor();
  expect(await page.getByLabel('E-mail').inputValue()).toBe('eve@example.com');
});

chromium.test('an account is edited, and keeps the password that was not typed', async ({ page }) => {
  const { mock } = await opened(page, ada.email);

  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Name').fill('Countess');
  await page.getByRole('button', { name: 'Save' }).click();

  await page.getByRole('article', { name: ada.email }).getByText('Countess').waitFor();
  expect(await mock.accounts.find(ada.email)).toMatchObject({ name: 'Countess' });
  const signedIn = await mock.fetch('/auth/v1/token?grant_type=password', {
    method: 'POST',
    headers: { apikey: mock.provider.options.anonKey, 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: ada.email, password: ada.password }),
  });
  expect(signedIn.status).toBe(200);
});

chromium.test('a form says that the account has changed, and keeps what was typed', async ({ page }) => {
  const { mock } = await opened(page, ada.email);
  await page.getByRole('button', { name: 'Edit' }).click();
  await page.getByLabel('Name').fill('Countess');

  await mock.accounts.update(ada.email, { emailVerified: false });
  await page.getByText('The account has changed since.').waitFor();
  expect(await page.getByLabel('Name').inputValue()).toBe('Countess');

  await page.getByRole('button', { name: 'Take it as it is now' }).click();
  expect(await page.getByLabel('Name').inputValue()).toBe('Ada');
  expect(await page.getByRole('checkbox', { name: 'The address is verified' }).isChecked()).toBe(false);
});

chromium.test('an account is deleted when that is confirmed', async ({ page }) => {
  const { mock, rows } = await opened(page, ada.email);

  await page.getByRole('button', { name: 'Delete …' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect(await mock.accounts.find(ada.email)).toBeDefined();

  await page.getByRole('button', { name: 'Delete …' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Delete' }).click();
  await expect.poll(() => rows.count()).toBe(1);
  expect(await mock.accounts.find(ada.email)).toBeUndefined();
});

chromium.test('a session shows what an app must be given, to be copied', async ({ page, context }) => {
  const { mock } = await opened(page, ada.email);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);

  await page.getByRole('button', { name: 'Make a session' }).click();
  const copy = page.getByRole('button', { name: 'Copy the access token' });
  await copy.click();
  await copy.getByText('Copied ✓').waitFor();

  const token = await page.evaluate(() => navigator.clipboard.readText());
  const answer = await mock.fetch('/auth/v1/user', {
    headers: { Authorization: `Bearer ${token}`, apikey: mock.provider.options.anonKey },
  });
  expect(await answer.json()).toMatchObject({ email: ada.email });
  await page.getByText('@supabase/supabase-js: localStorage', { exact: false }).waitFor();
});

chromium.test('the code of a second factor changes with the time of the mock', async ({ page }) => {
  const { mock } = await opened(page, ada.email);
  await page.getByRole('article', { name: ada.email }).waitFor();
  expect(await page.getByRole('region', { name: 'Second factor' }).count()).toBe(0);
  await mock.clock.freeze();

  await mock.accounts.update(ada.email, { secondFactors: [{ friendlyName: 'phone' }] });
  const factor = page.getByRole('region', { name: 'Second factor' });
  await factor.getByText(await mock.secondFactors.code(ada.email)).waitFor();

  await mock.clock.advance('10m');
  await factor.getByText(await mock.secondFactors.code(ada.email)).waitFor();
});

chromium.test('a backend without second factors is not asked for the code of one', async ({ page }) => {
  const server = await serve([createMockServer(insforge(), { seed: [ada] })], { port: 0 });
  onTestFinished(server.close);
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));

  await page.goto(`${server.url}/#/accounts/insforge/${ada.email}`);
  await page.getByRole('region', { name: 'Timeline' }).getByRole('listitem').first().waitFor();

  expect(asked).toContain('/_resetkit/insforge');
  expect(asked.filter((path) => path.includes('second-factors'))).toEqual([]);
});

chromium.test('a reset is asked for, and its mail is opened', async ({ page }) => {
  const { mock } = await opened(page, ada.email);

  await page.getByRole('button', { name: 'Ask for a reset' }).click();

  await page.getByRole('article', { name: 'Reset Your Password' }).waitFor();
  expect((await mock.outbox.list()).map(({ to }) => to)).toEqual([ada.email]);
});

chromium.test('what a backend refuses is said, also when the account is read again', async ({ page }) => {
  const { mock } = await opened(page);
  const email = 'grüße@exämple.com';
  await mock.accounts.put({ email });
  await page.getByRole('option', { name: email }).click();

  await page.getByRole('button', { name: 'Ask for a reset' }).click();
  const refusal = page.getByRole('alert').getByText('Unable to validate email address');
  await refusal.waitFor();
  for (const _ of ['once', 'and once more']) {
    const read = page.waitForResponse(/\/timeline\?/);
    mock.clock.advance('1m');
    await read;
  }

  expect(await refusal.isVisible()).toBe(true);
});

chromium.test('an account is brought into a situation, and leads to its mails and requests', async ({ page }) => {
  const { mock } = await opened(page, ada.email);

  await page.getByRole('combobox', { name: 'Situation of the reset' }).selectOption('expired');
  await page.getByRole('button', { name: 'Bring it there' }).click();
  await page.getByRole('article').waitFor();
  await page.goBack();

  const [mail] = await mock.outbox.list();
  const [row] = await mock.journal.list();
  const href = (region: string): Promise<string | null> =>
    page.getByRole('region', { name: region }).getByRole('link').first().getAttribute('href');
  expect(await href('Mails')).toBe(`#/inbox/supabase/${mail?.id}`);
  expect(await href('Requests')).toBe(`#/journal/supabase/${row?.id}`);
});
