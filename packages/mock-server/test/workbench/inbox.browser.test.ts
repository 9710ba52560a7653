import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { supabase } from '@resetkit/mock-server/supabase';
import { expect, onTestFinished } from 'vitest';
import { chromium } from '../browser/chromium.ts';
import { registry } from '../registry.ts';
import { ada, rows, served } from './opened-inbox.ts';
import { putMails } from './put-mails.ts';

const patient = { timeout: 20_000 };

chromium.test(
  'the inbox says what to do while there is no mail, and shows one as soon as it is sent',
  async ({ page }) => {
    const { server, ask } = await served();
    await page.goto(server.url);
    await page.getByText('No mail yet').waitFor();

    await ask();

    await rows(page)
      .filter({ hasText: ada.email })
      .getByText(/Reset your password/)
      .waitFor();
    expect(await page.getByText('No mail yet').count()).toBe(0);
  },
);

chromium.test('the inbox has a command for every backend, and each of them makes a mail', async ({ page }) => {
  const mocks = Object.values(registry).map((make) => {
    const provider = make({});
    return createMockServer(provider, { seed: [provider.demo] });
  });
  const server = await serve(mocks, { port: 0 });
  onTestFinished(server.close);
  await page.goto(server.url);
  await page
    .locator('.command')
    .nth(mocks.length - 1)
    .waitFor();

  const commands = await page.locator('.command code').allTextContents();
  await Promise.all(commands.map((command) => promisify(exec)(command)));

  for (const { provider } of mocks) await rows(page).getByText(provider.title).first().waitFor();
  expect(await rows(page).count()).toBe(mocks.length);
});

chromium.test('an empty inbox makes a mail with one click, and opens it', async ({ page }) => {
  const { mock, server } = await served();
  await page.goto(server.url);

  await page.getByRole('button', { name: 'Make a mail of InsForge' }).click();

  const mail = page.getByRole('article');
  await mail.waitFor();
  const [message] = await mock.outbox.list();
  expect(await mail.locator('.code').textContent()).toBe(message?.code);
});

chromium.test(
  'the mail that is chosen is opened, also if another backend has one with the same id',
  async ({ page }) => {
    const mocks = [createMockServer(insforge()), createMockServer(supabase())];
    for (const mock of mocks) await putMails(mock, [{ id: 'mail-1', subject: `Of ${mock.provider.title}` }]);
    const server = await serve(mocks, { port: 0 });
    onTestFinished(server.close);
    await page.goto(server.url);

    for (const { provider } of mocks.toReversed()) {
      await rows(page)
        .filter({ hasText: `Of ${provider.title}` })
        .click();
      await page.getByRole('article', { name: `Of ${provider.title}` }).waitFor();
      expect(await rows(page).and(page.locator('[aria-selected="true"]')).count()).toBe(1);
    }
  },
);

chromium.test('a mail that comes is announced, and marked as new until it is opened', async ({ page }) => {
  const { server, ask } = await served([{ subject: 'An old mail' }]);
  await page.goto(server.url);
  await rows(page).getByText('An old mail').waitFor();
  expect(await page.title()).toBe('Resetkit');

  await ask();

  const row = rows(page).filter({ hasText: 'New: ' });
  await row.waitFor();
  await page.getByText('2 mails, 1 new').waitFor();
  expect(await page.title()).toBe('(1) Resetkit');
  expect(await page.locator('[aria-live="polite"]').textContent()).toBe(
    `New mail to ${ada.email}: Reset your password.`,
  );
  await row.click();
  await page.getByText('2 mails', { exact: true }).waitFor();
  expect(await rows(page).filter({ hasText: 'New: ' }).count()).toBe(0);
  expect(await page.title()).toBe('Resetkit');
});

chromium.test('the inbox is searched, and filtered by recipient, purpose and what is new', async ({ page }) => {
  const { server, ask } = await served([
    { subject: 'Sign in', kind: 'sign-in', to: 'bob@example.com' },
    { subject: 'Reset it', text: 'A needle is here.' },
    { subject: 'Welcome', kind: 'verification' },
  ]);
  await page.goto(server.url);
  await rows(page).nth(2).waitFor();
  await ask();
  await page.getByText('4 mails').waitFor();
  const shown = async (): Promise<readonly (string | null)[]> => rows(page).locator('bdi').first().allTextContents();

  await page.getByRole('searchbox', { name: 'Search mails' }).fill('NEEDLE');
  await page.getByText('1 of 4 mails').waitFor();
  expect(await shown()).toEqual(['Reset it']);
  await page.getByRole('button', { name: 'Show all' }).click();

  await page.getByRole('button', { name: 'Filter' }).click();
  const recipient = page.getByRole('combobox', { name: 'Recipient' });
  expect(
    await page.locator('datalist option').evaluateAll((all) => all.map((one) => one.getAttribute('value'))),
  ).toEqual([ada.email, 'person-2@example.com', 'person-1@example.com', 'bob@example.com']);
  await recipient.fill('bob');
  await page.getByText('1 of 4 mails').waitFor();
  expect(await shown()).toEqual(['Sign in']);
  await recipient.fill('');

  await page.getByRole('combobox', { name: 'Purpose' }).selectOption('Verification');
  await page.getByText('1 of 4 mails').waitFor();
  expect(await shown()).toEqual(['Welcome']);
  await page.getByRole('combobox', { name: 'Purpose' }).selectOption('Any purpose');

  await page.getByRole('combobox', { name: 'State' }).selectOption('New');
  await page.getByText('1 of 4 mails').waitFor();
  expect(await shown()).toEqual(['New: Reset your password']);
  await page.getByRole('combobox', { name: 'Purpose' }).selectOption('Bounce');
  await page.getByText('No mail matches.').waitFor();
});

chromium.test('the inbox is used with keys alone', async ({ page, context }) => {
  const { server } = await served([
    { subject: 'The third', code: '333333' },
    { subject: 'The second', link: 'https://app.example.com/reset' },
    { subject: 'The first', code: '111111', link: 'https://app.example.com/first' },
  ]);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await context.route('https://app.example.com/**', (route) => route.fulfill({ body: 'The app' }));
  await page.goto(server.url);
  await rows(page).nth(2).waitFor();
  const opened = (subject: string): Promise<void> => page.getByRole('article', { name: subject }).waitFor();
  const copied = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());

  await page.keyboard.press('j');
  await opened('The first');
  await page.keyboard.press('c');
  await page.getByText('Copied ✓').waitFor();
  expect(await copied()).toBe('111111');
  await page.keyboard.press('l');
  await expect.poll(copied, patient).toBe('https://app.example.com/first');
  const tab = context.waitForEvent('page');
  await page.keyboard.press('o');
  await (await tab).getByText('The app').waitFor();
  await page.bringToFront();
  await page.keyboard.press('ArrowDown');
  await opened('The second');
  await page.keyboard.press('j');
  await opened('The third');
  await page.keyboard.press('k');
  await opened('The second');
  await page.keyboard.press('Escape');
  await page.getByText('Choose a mail to read it.').waitFor();
  await page.keyboard.press('/');
  await page.keyboard.type('third');
  await page.getByText('1 of 3 mails').waitFor();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Home');
  await opened('The third');
});

chromium.test(
  'letters are no keys after they were switched off, also when the page is opened again',
  async ({ page }) => {
    const { server } = await served([{ subject: 'A mail' }]);
    await page.goto(server.url);
    await rows(page).first().waitFor();

    await page.keyboard.press('?');
    await page.getByRole('dialog', { name: 'Keys' }).getByText('copies the code').waitFor();
    await page.getByRole('checkbox', { name: 'Letters and signs are keys' }).uncheck();
    await page.getByRole('button', { name: 'Close' }).click();
    await page.reload();
    await rows(page).first().waitFor();
    await page.keyboard.press('?');
    await page.keyboard.press('j');
    await page.keyboard.press('ArrowDown');

    await page.getByRole('article', { name: 'A mail' }).waitFor();
    expect(await page.getByRole('dialog').count()).toBe(0);
  },
);

chromium.test('all mails are deleted when that is confirmed, in another tab too', async ({ page, context }) => {
  const { mock, server } = await served([{}, {}]);
  const other = await context.newPage();
  await other.goto(server.url);
  await other.getByText('2 mails').waitFor();
  await page.goto(server.url);
  // A tab behind another one draws once a second.
  await page.bringToFront();

  await page.getByRole('button', { name: 'Delete all' }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect((await mock.outbox.list()).length).toBe(2);
  await page.getByRole('button', { name: 'Delete all' }).click();
  await page.getByRole('button', { name: 'Delete', exact: true }).click();

  await page.getByText('No mail yet').waitFor();
  await other.getByText('No mail yet').waitFor();
  expect(await mock.outbox.list()).toEqual([]);
});

chromium.test('a server that goes away and comes back is followed again, and no mail is missed', async ({ page }) => {
  const { mock, server } = await served([{ subject: 'Before' }]);
  await page.goto(server.url);
  await rows(page).getByText('Before').waitFor();

  await server.close();
  await page.getByRole('status').filter({ hasText: 'does not answer' }).waitFor();
  expect(await rows(page).getByText('Before').count()).toBe(1);
  await mock.situations.make('fresh');
  const again = await serve([mock], { port: Number(new URL(server.url).port) });
  onTestFinished(again.close);

  await page.getByRole('status').filter({ hasText: 'Live' }).waitFor();
  await rows(page).filter({ hasText: 'New: ' }).waitFor();
  expect(await page.getByRole('alert').count()).toBe(0);
});

chromium.test('a thousand mails are a list of the rows that are seen, which stay where they are', async ({ page }) => {
  const { server, ask } = await served(Array.from({ length: 1_000 }, () => ({})));
  await page.goto(server.url);
  await page.getByText('1000 mails').waitFor();

  await page.getByRole('listbox', { name: 'Mails' }).evaluate((list) => list.scrollTo(0, 72 * 500));
  const row = rows(page).filter({ hasText: 'person-495@example.com' });
  await row.waitFor();
  const before = await row.boundingBox();
  await ask();
  await page.getByText('1 new').waitFor();

  await expect.poll(() => row.boundingBox(), patient).toEqual(before);
  expect(await rows(page).count()).toBeLessThan(60);
  expect(await page.getByText('1000 mails').count()).toBe(1);
});

chromium.test(
  'on a phone the mail takes the place of the list and the focus, and gives both back',
  async ({ page }) => {
    const { server } = await served([{ subject: 'A mail' }]);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(server.url);

    await rows(page).first().click();
    const mail = page.getByRole('article', { name: 'A mail' });
    await mail.waitFor();
    expect(await page.getByRole('listbox').isVisible()).toBe(false);
    expect(await mail.evaluate((article) => article === document.activeElement)).toBe(true);

    await page.getByRole('link', { name: 'All mails' }).click();
    await rows(page).first().waitFor();
    expect(await page.getByRole('listbox').evaluate((list) => list === document.activeElement)).toBe(true);
    await page.keyboard.press('ArrowDown');
    await mail.waitFor();
  },
);

chromium.test('a restart happens only when it is confirmed', async ({ page }) => {
  const { mock, server } = await served([{}]);
  await page.goto(server.url);
  await rows(page).first().waitFor();

  await page.locator('summary').click();
  await page.getByRole('button', { name: /^Restart InsForge/ }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect((await mock.outbox.list()).length).toBe(1);
  await page.getByRole('button', { name: /^Restart InsForge/ }).click();
  await page.getByRole('button', { name: 'Restart', exact: true }).click();

  await page.getByText('No mail yet').waitFor();
  expect(await mock.outbox.list()).toEqual([]);
});
