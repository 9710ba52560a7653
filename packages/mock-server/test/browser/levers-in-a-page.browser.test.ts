import { afterAll, beforeAll, expect } from 'vitest';
import { json } from '../levers/levers.ts';
import { testInChromium } from './chromium.ts';
import { openSite, type Site } from './site.ts';
import { press, visit } from './visit.ts';

const path = '/api/auth/email/send-reset-password';
const email = 'ada@example.com';
const asking = json({ email });
let site: Site;
beforeAll(async () => {
  site = await openSite();
});
afterAll(() => site.close());

testInChromium('a fault answers once in the words of the backend, and the page tries again', async ({ page }) => {
  await visit(page, site);
  await page.evaluate(() => window.app.mock.faults.add({ operation: 'sendResetPasswordEmail', status: 500, times: 1 }));

  const refusal = await press(page, 'Mail me a code', { 'E-mail': email });
  const listed = await page.evaluate(() => window.app.mock.faults.list());

  expect(refusal).not.toBe('Mailed');
  expect(listed).toMatchObject([{ status: 500, fired: 1 }]);
  expect(await press(page, 'Mail me a code', { 'E-mail': email })).toBe('Mailed');
});

testInChromium(
  'a connection that is cut is a TypeError of fetch, before the answer and in its body',
  async ({ page }) => {
    await visit(page, site);

    const seen = await page.evaluate(
      async ([target, init]) => {
        const { mock } = window.app;
        const url = `${mock.baseUrl}${target}`;
        const named = (error: unknown): string => (error instanceof Error ? error.name : String(error));
        await mock.faults.add({ operation: 'sendResetPasswordEmail', cut: 'before', times: 1 });
        const before = await fetch(url, init).catch(named);
        await mock.faults.add({ operation: 'sendResetPasswordEmail', cut: 'during', times: 1 });
        const during = await fetch(url, init);
        const body = await during.text().catch(named);
        return { before, status: during.status, body, mails: (await mock.outbox.list()).length };
      },
      [path, asking] as const,
    );

    expect(seen).toEqual({ before: 'TypeError', status: 202, body: 'TypeError', mails: 1 });
  },
);

testInChromium('the page of a proxy comes in place of an answer', async ({ page }) => {
  await visit(page, site);

  const seen = await page.evaluate(
    async ([target, init]) => {
      const { mock } = window.app;
      await mock.faults.add({ html: 502, times: 1 });
      const answer = await fetch(`${mock.baseUrl}${target}`, init);
      const [row] = await mock.journal.list();
      return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text(), row };
    },
    [path, asking] as const,
  );

  expect(seen).toMatchObject({ status: 502, type: 'text/html', row: { response: { status: 502 }, mails: [] } });
  expect(seen.text).toContain('<title>502 Bad Gateway</title>');
});

testInChromium('a client that gives up ends an answer that never comes', async ({ page }) => {
  await visit(page, site);

  const seen = await page.evaluate(
    async ([target, init]) => {
      const { mock } = window.app;
      await mock.faults.add({ operation: 'sendResetPasswordEmail', delayMs: 'forever', times: 1 });
      const signal = AbortSignal.timeout(50);
      const outcome = await fetch(`${mock.baseUrl}${target}`, { ...init, signal }).catch((error: Error) => error.name);
      return { outcome, mails: await mock.outbox.list() };
    },
    [path, asking] as const,
  );

  expect(seen).toEqual({ outcome: 'TimeoutError', mails: [] });
});

testInChromium('a namespace in the path is a world of its own', async ({ page }) => {
  await visit(page, site);

  const seen = await page.evaluate(
    async ([target, init]) => {
      const { mock } = window.app;
      const worker = mock.namespace('worker-3');
      await fetch(`${worker.baseUrl}${target}`, init);
      return { worker: (await worker.outbox.list()).map(({ to }) => to), main: await mock.outbox.list() };
    },
    [path, asking] as const,
  );

  expect(seen).toEqual({ worker: [email], main: [] });
});

testInChromium('a situation is made, and the page sees its answer', async ({ page }) => {
  await visit(page, site);
  const { code = '', email: account } = await page.evaluate(() => window.app.mock.situations.make('expired'));

  await page.getByLabel('E-mail', { exact: true }).fill(account);

  expect(await press(page, 'Continue', { Code: code })).toBe('Invalid or expired verification code');
});
