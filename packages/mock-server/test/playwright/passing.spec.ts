import { expect as base } from '@playwright/test';
import { createMockServer } from '@resetkit/mock-server';
import { insforge } from '@resetkit/mock-server/insforge';
import { mockTest, resetMatchers, routeMock } from '@resetkit/mock-server/playwright';

const expect = base.extend(resetMatchers);
const email = 'ada@example.com';
const test = mockTest({ baseUrl: process.env['RESETKIT_URL'] ?? '', provider: 'insforge' });

/** Asks for a reset mail from inside the page. */
const ask = (url: string) => async () => {
  const body = JSON.stringify({ email: 'ada@example.com' });
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${url}/api/auth/email/send-reset-password`, { method: 'POST', headers, body })).status;
};

/** The same as text, for a page: functions from here have no access to what is around them there. */
const asked = (url: string): string => `(${ask.toString()})(${JSON.stringify(url)})()`;

for (let index = 1; index <= 10; index += 1) {
  test(`each of many tests has a world of its own: ${index}`, async ({ page, mock }) => {
    await page.goto('/');
    await mock.accounts.put({ email, password: 'old-password' });
    expect(await mock.outbox.list()).toEqual([]);

    for (let sent = 0; sent < index; sent += 1) expect(await page.evaluate(asked(mock.backendUrl))).toBe(202);

    expect(await mock.outbox.list()).toHaveLength(index);
  });
}

test('the page and the backend have one clock', async ({ page, mock }) => {
  await page.goto('/');
  await page.evaluate('setTimeout(() => { document.title = "late" }, 10 * 60_000)');
  const before = await mock.clock.now();

  const after = await mock.clock.advance('16m');

  expect(after - before).toBeGreaterThanOrEqual(16 * 60_000);
  await expect(page).toHaveTitle('late');
  expect(Math.abs((await page.evaluate<number>('Date.now()')) - (await mock.clock.now()))).toBeLessThan(60_000);
});

test('freeze stops the pages and the backend at one moment, and resume lets both go on', async ({ page, mock }) => {
  await page.goto('/');
  const inPage = (): Promise<number> => page.evaluate<number>('Date.now()');

  await mock.clock.freeze();
  expect(await inPage()).toBe(await mock.clock.now());
  await mock.clock.advance('16m');
  const stopped = await inPage();
  expect(stopped).toBe(await mock.clock.now());
  await mock.clock.resume();

  await expect.poll(inPage).toBeGreaterThan(stopped);
});

test('a restart takes the pages back in time too', async ({ page, mock }) => {
  await page.goto('/');
  await mock.clock.advance('2h');

  await mock.restart();

  expect(Math.abs((await page.evaluate<number>('Date.now()')) - (await mock.clock.now()))).toBeLessThan(60 * 60_000);
});

test('a context that was closed holds up no clock', async ({ context, mock }) => {
  await context.close();

  await mock.clock.advance('1m');
});

const signedIn = test.extend({
  storageState: async ({ mock }, use) => {
    await mock.accounts.put({ email, password: 'old-password' });
    const { cookies } = await mock.sessions.make(email);
    await use({ cookies: cookies.map((cookie) => ({ expires: -1, ...cookie })), origins: [] });
  },
  page: async ({ page, mock }, use) => {
    await page.addInitScript(`globalThis.BACKEND_URL = ${JSON.stringify(mock.backendUrl)}`);
    await use(page);
  },
});

signedIn('the fixtures of pages and their contexts may need the mock server', async ({ page, context, mock }) => {
  await page.goto('/');

  expect(await page.evaluate('BACKEND_URL')).toBe(mock.backendUrl);
  expect(await context.cookies(`${mock.backendUrl}/api/auth/refresh`)).toHaveLength(1);
  await mock.clock.advance('16m');
  expect(Math.abs((await page.evaluate<number>('Date.now()')) - (await mock.clock.now()))).toBeLessThan(60_000);
});

test('the inbox opens, and a mail is followed to where it leads', async ({ page, mock, inbox }) => {
  await mock.options.set({ resetPasswordMethod: 'link' });
  await mock.accounts.put({ email, password: 'old-password' });
  await page.request.post(`${mock.backendUrl}/api/auth/email/send-reset-password`, {
    data: { email, redirectTo: `${process.env['APP_URL']}/reset` },
  });
  const mail = await mock.outbox.waitFor({ to: email });

  await inbox.open(page);
  await expect(page.getByText(mail.subject).first()).toBeVisible();
  await inbox.follow(page, mail);

  await expect(page).toHaveURL(/\/reset\?token=[0-9a-f]{64}/);
});

test('a mail without a link says what to do with its code', async ({ page, mock, inbox }) => {
  await mock.accounts.put({ email, password: 'old-password' });
  await page.request.post(`${mock.backendUrl}/api/auth/email/send-reset-password`, { data: { email } });
  const mail = await mock.outbox.waitFor();

  await expect(inbox.follow(page, mail)).rejects.toThrow(
    `has no link to follow. Type its code ${mail.code} into the page.`,
  );
});

test('matchers look into the namespace', async ({ page, mock }) => {
  await mock.accounts.put({ email, password: 'old-password' });
  await expect(mock).toHaveSentNoMail();
  await page.request.post(`${mock.backendUrl}/api/auth/email/send-reset-password`, { data: { email } });

  await expect(mock).toHaveSentResetMail({ to: email });
  await expect(mock).toHaveUsedAllFaults();
});

const own = mockTest({ baseUrl: process.env['RESETKIT_URL'] ?? '', provider: 'insforge', ownPort: true });

own('a test can have a port of its own', async ({ page, mock }) => {
  expect(new URL(mock.backendUrl).host).not.toBe(new URL(process.env['RESETKIT_URL'] ?? '').host);
  await page.goto('/');
  await mock.accounts.put({ email, password: 'old-password' });

  expect(await page.evaluate(asked(mock.backendUrl))).toBe(202);
  await expect(mock).toHaveSentResetMail();
});

test('routeMock answers a page without a server, and leaves all else to the network', async ({ page }) => {
  const mock = createMockServer(insforge(), {
    baseUrl: 'https://backend.example.com',
    seed: [{ email, password: 'old-password' }],
  });
  await routeMock(page, mock);
  await page.goto('/');

  expect(await page.evaluate(asked(mock.baseUrl))).toBe(202);
  await expect(mock).toHaveSentResetMail({ to: email });
  await expect(page).toHaveTitle('App');
  await mock.close();
});
