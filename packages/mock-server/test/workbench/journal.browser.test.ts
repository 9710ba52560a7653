import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { unleash } from '@resetkit/mock-server/unleash';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { chromium } from '../browser/chromium.ts';

const ada = { email: 'ada@example.com', password: 'old-password1' };

async function opened(page: Page) {
  const mock = createMockServer(insforge(), { seed: [ada] });
  const server = await serve([mock], { port: 0 });
  onTestFinished(server.close);
  const post = (path: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> =>
    fetch(`${server.baseUrlOf(mock)}${path}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: JSON.stringify(body),
    });
  const ask = (email = ada.email): Promise<Response> => post('/api/auth/email/send-reset-password', { email });
  const signIn = (password: string): Promise<Response> => post('/api/auth/sessions', { email: ada.email, password });
  const open = () => page.goto(`${server.url}/#/journal/insforge`);
  const rows = page.getByRole('listbox', { name: 'Requests' }).getByRole('option');
  return { mock, server, post, ask, signIn, open, rows };
}

async function copied(context: BrowserContext, page: Page, name: string): Promise<string> {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const button = page.getByRole('button', { name });
  await button.click();
  await button.getByText('Copied ✓').waitFor();
  return page.evaluate(() => navigator.clipboard.readText());
}

chromium.test('the journal shows each request as soon as it was answered, the newest first', async ({ page }) => {
  const { open, ask, signIn, rows } = await opened(page);
  await open();
  await page.getByText('No request yet').waitFor();

  await ask();
  await rows.first().getByText('send-reset-password').waitFor();
  await signIn('wrong');

  await rows.first().getByText('/api/auth/sessions').waitFor();
  expect(await rows.first().textContent()).toContain('401');
  expect(await rows.nth(1).textContent()).toContain('202');
  expect(await rows.nth(1).textContent()).toContain('mail');
});

chromium.test('the journal is filtered by text, status, operation, account, fault and situation', async ({ page }) => {
  const { mock, open, ask, signIn, rows } = await opened(page);
  await ask();
  await signIn('wrong');
  await mock.faults.add({ operation: 'sendResetPasswordEmail', status: 500, times: 1 });
  await ask('grace@example.com');
  await mock.situations.make('fresh', { email: 'eve@example.com' });
  await open();
  await expect.poll(() => rows.count()).toBe(4);

  const shown = async (): Promise<number> => rows.count();
  const restored = async (): Promise<void> => {
    await page.getByRole('button', { name: 'Show all' }).click();
    await expect.poll(shown).toBe(4);
  };
  await page.getByRole('searchbox', { name: 'Search requests' }).fill('sessions');
  await expect.poll(shown).toBe(1);
  await restored();
  await page.getByRole('combobox', { name: 'Status' }).selectOption('4xx');
  await expect.poll(shown).toBe(1);
  await restored();
  await page.getByRole('combobox', { name: 'Operation' }).selectOption('sendResetPasswordEmail');
  await expect.poll(shown).toBe(3);
  await restored();
  await page.getByRole('combobox', { name: 'Account' }).selectOption('ada@example.com');
  await expect.poll(shown).toBe(2);
  await restored();
  await page.getByRole('checkbox', { name: 'With fault' }).check();
  await expect.poll(shown).toBe(1);
  await restored();
  await page.getByRole('checkbox', { name: 'By a situation' }).check();
  await expect.poll(shown).toBe(1);
  await restored();
});

chromium.test('a chosen request stands beside its answer, with what it met and what it sent', async ({ page }) => {
  const { mock, open, ask, rows } = await opened(page);
  const [fault] = [await mock.faults.add({ operation: 'sendResetPasswordEmail', status: 500, when: 'after' })];
  await ask();
  await open();
  await rows.first().click();

  const [mail] = await mock.outbox.list();
  const article = page.getByRole('article', { name: 'POST /api/auth/email/send-reset-password' });
  await article.getByText('"ada@example.com"').waitFor();
  expect(await article.getByRole('region', { name: 'Answer' }).textContent()).toContain('500');
  expect(await article.getByRole('link', { name: 'a mail' }).getAttribute('href')).toBe(`#/inbox/insforge/${mail?.id}`);
  expect(await article.getByRole('link', { name: ada.email }).getAttribute('href')).toBe(
    '#/accounts/insforge/ada%40example.com',
  );
  await article.getByRole('link', { name: fault }).click();
  await page.getByRole('list', { name: 'Armed faults' }).getByText('Fired 1×').waitFor();
});

chromium.test('a request that was refused says what had become of its code', async ({ page }) => {
  const { mock, open, post, rows } = await opened(page);
  const { code } = await mock.situations.make('used', { email: ada.email });
  for (const sent of [code, '000000'])
    await post('/api/auth/email/exchange-reset-password-token', { email: ada.email, code: sent });
  await open();

  await rows.nth(1).click();
  const article = page.getByRole('article');
  await article.getByText(/^The password-reset code for ada@example\.com of .* was used at .* by POST /).waitFor();
  await rows.first().click();

  await article.getByText('No mail and no answer carried this.').waitFor();
});

chromium.test('secrets are hidden until they are asked for', async ({ page }) => {
  const { open, signIn, rows } = await opened(page);
  await signIn(ada.password);
  await open();
  await rows.first().click();
  const request = page.getByRole('region', { name: 'Request', exact: true });
  await request.getByText('"[hidden]"').waitFor();

  await page.getByRole('checkbox', { name: 'Show secrets' }).check();
  await request.getByText(`"${ada.password}"`).waitFor();

  await page.getByRole('checkbox', { name: 'Show secrets' }).uncheck();
  await request.getByText('"[hidden]"').waitFor();
});

chromium.test(
  'a request is copied as curl, as SDK call, as Vitest test and as Playwright test',
  async ({ page, context }) => {
    const { server, open, signIn, rows } = await opened(page);
    await signIn(ada.password);
    await open();
    await rows.first().click();

    expect(await copied(context, page, 'Copy as curl')).toContain(`curl -si ${server.url}/insforge/api/auth/sessions`);
    expect(await copied(context, page, 'Copy as SDK call')).toContain(`client.signIn({ email: '${ada.email}'`);
    const test = "test('POST /api/auth/sessions is answered 200', async ({ mock }) => {";
    expect(await copied(context, page, 'Copy as Vitest test')).toContain(test);
    expect(await copied(context, page, 'Copy as Playwright test')).toContain(test);
  },
);

chromium.test('an answer that the page could not read says so', async ({ page }) => {
  const mock = createMockServer(unleash(), { seed: [ada] });
  const server = await serve([mock], { port: 0 });
  onTestFinished(server.close);
  await fetch(`${server.baseUrlOf(mock)}/auth/reset/password-email`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Origin: 'https://elsewhere.example', 'Sec-Fetch-Mode': 'cors' },
    body: JSON.stringify({ email: ada.email }),
  });
  await page.goto(`${server.url}/#/journal`);

  const row = page.getByRole('listbox', { name: 'Requests' }).getByRole('option');
  await row.click();

  await page.getByText('The page did not see this answer.').waitFor();
  await row.getByText('CORS').waitFor();
});

chromium.test('a paused journal stays as it is, says how many are new, and goes on', async ({ page }) => {
  const { open, ask, signIn, rows } = await opened(page);
  await ask();
  await open();
  await expect.poll(() => rows.count()).toBe(1);

  await page.getByRole('button', { name: 'Pause' }).click();
  await signIn('wrong');
  await page.getByRole('button', { name: 'Paused, 1 new' }).waitFor();
  expect(await rows.count()).toBe(1);

  await page.getByRole('button', { name: 'Paused, 1 new' }).click();
  await expect.poll(() => rows.count()).toBe(2);
});

chromium.test('the journal is cleared, here and where others have cleared it', async ({ page }) => {
  const { mock, open, ask, signIn, rows } = await opened(page);
  await ask();
  await open();
  await expect.poll(() => rows.count()).toBe(1);

  await page.getByRole('button', { name: 'Clear' }).click();
  await page.getByText('No request yet').waitFor();
  expect(await mock.journal.list()).toEqual([]);

  await signIn('wrong');
  await expect.poll(() => rows.count()).toBe(1);
  await mock.journal.clear();
  await page.getByText('No request yet').waitFor();
});

chromium.test('a large body shows its beginning, and is copied as a whole', async ({ page, context }) => {
  const { open, post, rows } = await opened(page);
  const words = 'x'.repeat(60_000);
  await post('/api/auth/sessions', { email: words });
  await open();
  await rows.first().click();

  await page.getByText('A copy has all of it.').first().waitFor();
  const pre = page.getByRole('region', { name: 'Request', exact: true }).locator('pre');
  expect((await pre.textContent())?.length).toBeLessThan(21_000);
  expect(JSON.parse(await copied(context, page, 'Copy the body of the request'))).toEqual({ email: words });
});

chromium.test('the keyboard chooses requests', async ({ page }) => {
  const { open, ask, signIn, rows } = await opened(page);
  await ask();
  await signIn('wrong');
  await open();
  await expect.poll(() => rows.count()).toBe(2);

  await page.getByRole('listbox', { name: 'Requests' }).focus();
  await page.keyboard.press('End');

  await page.getByRole('article', { name: 'POST /api/auth/email/send-reset-password' }).waitFor();
});
