import { exec } from 'node:child_process';
import { promisify } from 'node:util';
import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import { expect, onTestFinished } from 'vitest';
import { chromium } from '../browser/chromium.ts';
import { registry } from '../registry.ts';

const ada = {
  email: 'ada@example.com',
  password: 'old-password1',
  name: '<img src=x onerror="document.title=\'broken into\'">',
};

async function opened(options: Parameters<typeof insforge>[0] = {}) {
  const mock = createMockServer(insforge(options), { seed: [ada] });
  const server = await serve([mock], { port: 0 });
  onTestFinished(server.close);
  const ask = async (): Promise<number> => {
    const response = await fetch(`${server.baseUrlOf(mock)}/api/auth/email/send-reset-password`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify({ email: ada.email, redirectTo: 'https://app.example.com/reset' }),
    });
    return response.status;
  };
  return { mock, server, ask };
}

chromium.test(
  'the inbox says what to do while there is no mail, and shows one as soon as it is sent',
  async ({ page }) => {
    const { mock, server, ask } = await opened();
    await page.goto(server.url);

    await page.getByText('curl -s').first().waitFor();
    expect(await ask()).toBe(202);

    const { code = '' } = await mock.outbox.waitFor({ to: ada.email });
    await page
      .getByRole('listbox', { name: 'Mails' })
      .getByRole('option', { name: /Reset your password/ })
      .click();
    const mail = page.getByRole('article', { name: 'Reset your password' });
    await mail.getByText(code, { exact: true }).waitFor();
    expect(await page.getByText('No mail yet').count()).toBe(0);
    expect(await mail.getByText(ada.email).count()).toBe(1);
  },
);

chromium.test('the inbox shows a command for every backend, and each of them makes a mail', async ({ page }) => {
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

  for (const { provider } of mocks)
    await page.getByRole('listbox', { name: 'Mails' }).getByRole('option').getByText(provider.title).first().waitFor();
  expect(await page.getByRole('listbox', { name: 'Mails' }).getByRole('option').count()).toBe(mocks.length);
});

chromium.test('the inbox copies a code', async ({ page, context }) => {
  const { mock, server, ask } = await opened();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await ask();
  await page.goto(server.url);
  await page.getByRole('listbox', { name: 'Mails' }).getByRole('option').click();

  await page.getByRole('button', { name: 'Copy the code' }).click();
  await page.getByText('Copied ✓').waitFor();

  const [message] = await mock.outbox.list();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(message?.code);
});

chromium.test('the inbox opens a mailed link in a new tab', async ({ page, context }) => {
  const { mock, server, ask } = await opened({ resetPasswordMethod: 'link' });
  await context.route('https://app.example.com/**', (route) => route.fulfill({ body: 'The app' }));
  await ask();
  await page.goto(server.url);
  await page.getByRole('listbox', { name: 'Mails' }).getByRole('option').click();

  const popup = context.waitForEvent('page');
  await page.getByRole('link', { name: /Open link/ }).click();
  const tab = await popup;
  await tab.getByText('The app').waitFor();

  const [message] = await mock.outbox.list();
  expect(tab.url()).toBe(
    `https://app.example.com/reset?token=${message?.token}&insforge_status=ready&insforge_type=reset_password`,
  );
});

chromium.test('the inbox runs nothing that a mail brings along', async ({ page }) => {
  const { server, ask } = await opened();
  await ask();
  await page.goto(server.url);

  await page.getByRole('listbox', { name: 'Mails' }).getByRole('option').click();
  await page.frameLocator('iframe').getByText('Hello').waitFor();

  expect(await page.title()).not.toContain('broken into');
  expect(await page.locator('iframe').getAttribute('sandbox')).not.toContain('allow-scripts');
});

chromium.test('the inbox turns the clock, and restarts only when that is confirmed', async ({ page }) => {
  const { mock, server, ask } = await opened();
  await ask();
  await page.goto(server.url);
  await page.getByRole('listbox', { name: 'Mails' }).getByRole('option').click();
  await page.getByText(/^Expires/).waitFor();

  await page.locator('summary').click();
  await page.getByRole('button', { name: '+16 min' }).click();
  await page.getByText(/^Expired/).waitFor();

  await page.getByRole('button', { name: /^Restart InsForge/ }).click();
  await page.getByRole('button', { name: 'Cancel' }).click();
  expect((await mock.outbox.list()).length).toBe(1);

  await page.getByRole('button', { name: /^Restart InsForge/ }).click();
  await page.getByRole('button', { name: 'Restart', exact: true }).click();
  await page.getByText('No mail yet').waitFor();
  expect(await mock.outbox.list()).toEqual([]);
});
