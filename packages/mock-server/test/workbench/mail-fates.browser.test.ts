import { expect } from 'vitest';
import { chromium } from '../browser/chromium.ts';
import { ada, openedMail, rows, served } from './opened-inbox.ts';

chromium.test('a mail says what became of it, and leads to the request that did it', async ({ page }) => {
  const { mock, server } = await served();
  const { mail } = await mock.situations.make('burnt-by-weak-password');
  const shown = await openedMail(page, server.url, mail?.subject ?? '');

  await rows(page).locator('.badge').waitFor();
  await shown.getByText(/^Used by POST exchangeResetPasswordToken /).waitFor();

  const fate = (await mock.fates())[0];
  expect(await shown.getByRole('link', { name: 'Show the request' }).getAttribute('href')).toBe(
    `#/journal/insforge/${fate?.endedBy?.row}`,
  );
});

chromium.test('what became of a mail changes while it is read', async ({ page }) => {
  const { mock, server } = await served();
  await mock.situations.make('fresh');
  const mail = await openedMail(page, server.url, 'Reset your password');
  await mail.getByText('Valid').waitFor();

  await mock.situations.make('fresh', { email: (await mock.outbox.list())[0]?.to ?? '' });

  await mail.getByText(/^Replaced by a newer one/).waitFor();
  await rows(page).getByText('Replaced').waitFor();
  await rows(page).getByText('Valid').waitFor();
  await mock.clock.advance('16m');
  await rows(page).getByText('Expired').waitFor();
});

chromium.test('a mail expires by itself, without a word of the server', async ({ page }) => {
  const { mock, server } = await served();
  await mock.situations.make('fresh');
  await page.clock.install();
  const mail = await openedMail(page, server.url, 'Reset your password');
  await rows(page).getByText('Valid').waitFor();

  await page.clock.fastForward('16:00');

  await rows(page).getByText('Expired').waitFor();
  await mail.getByText(/^Expired 1 min .*ago/).waitFor();
});

chromium.test('mails are filtered by what became of them', async ({ page }) => {
  const { mock, server } = await served();
  for (const name of ['fresh', 'used', 'superseded'] as const) await mock.situations.make(name);
  await page.goto(server.url);
  await rows(page).getByText('Used', { exact: true }).waitFor();

  await page.getByRole('button', { name: 'Filter' }).click();
  await page.getByRole('combobox', { name: 'State' }).selectOption('Replaced');

  await page.getByText('1 of 4 mails').waitFor();
  expect(await rows(page).locator('.badge').allTextContents()).toEqual(['Replaced']);
});

chromium.test('a mail that another client deletes is not shown any more', async ({ page }) => {
  const { mock, server } = await served([{ subject: 'First' }, { subject: 'Second' }, { subject: 'Third' }]);
  await page.goto(server.url);
  await rows(page).getByText('Second').click();
  const second = (await mock.outbox.list()).find(({ subject }) => subject === 'Second');

  await fetch(`${server.url}/_resetkit/mailpit/api/v1/messages`, {
    method: 'DELETE',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ IDs: [second?.id] }),
  });

  await page.getByText('This mail is not there any more.').waitFor();
  await page.getByText('2 mails').waitFor();
});

chromium.test('a mail that arrives after newer ones is shown when it does', async ({ page }) => {
  const { mock, server, ask } = await served();
  await mock.faults.add({ mail: 'any', do: 'delay', by: '1m', times: 1 });
  await page.goto(server.url);
  await page.getByText('No mail yet').waitFor();
  await ask();
  await mock.situations.make('fresh', { email: 'soon@example.com' });
  await rows(page).getByText('soon@example.com').waitFor();

  await mock.clock.advance('1m');

  await rows(page).getByText(ada.email).waitFor();
});
