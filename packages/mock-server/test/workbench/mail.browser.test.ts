import { expect } from 'vitest';
import { sourceOf } from '../../src/core/mail-source.ts';
import { chromium } from '../browser/chromium.ts';
import { openedMail, rows, served } from './opened-inbox.ts';

const evil = `
  <form name="documentElement"><input name="scrollHeight"></form>
  <img src="x" onerror="top.document.title = 'broken into'">
  <script>top.document.title = 'broken into'</script>
  <iframe srcdoc="<script>top.document.title = 'broken into'</script>"></iframe>
  <a id="script" href="javascript:top.document.title='broken into'">Script</a>
  <meta http-equiv="refresh" content="0; url=https://app.example.com/refreshed">
  <form action="https://app.example.com/sent"><input name="a"><button>Send</button></form>
  <p style="height: 900px">Deep</p>`;

const patient = { timeout: 20_000 };

chromium.test(
  'a mail is opened from its link and from the links in its HTML, in new tabs',
  async ({ page, context }) => {
    const { server } = await served([
      {
        link: 'https://app.example.com/reset?token=1',
        html: '<a href="https://app.example.com/html"><b>Reset it</b></a>',
      },
    ]);
    await context.route('https://app.example.com/**', (route) => route.fulfill({ body: 'The app' }));
    const mail = await openedMail(page, server.url, 'Mail 0');

    const first = context.waitForEvent('page');
    await mail.getByRole('link', { name: 'Open link' }).click();
    expect((await first).url()).toBe('https://app.example.com/reset?token=1');
    const second = context.waitForEvent('page');
    await page.frameLocator('iframe').getByText('Reset it').click();

    await (await second).getByText('The app').waitFor();
    expect((await second).url()).toBe('https://app.example.com/html');
    expect(await (await second).evaluate(() => opener)).toBe(null);
  },
);

chromium.test('the code and the link of a mail are copied', async ({ page, context }) => {
  const { server } = await served([{ code: '123456', link: 'https://app.example.com/reset' }]);
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openedMail(page, server.url, 'Mail 0');

  await page.getByRole('button', { name: 'Copy code' }).click();
  await page.getByText('Copied ✓').waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('123456');
  await page.getByRole('button', { name: 'Copy link' }).click();

  await expect
    .poll(() => page.evaluate(() => navigator.clipboard.readText()), patient)
    .toBe('https://app.example.com/reset');
});

chromium.test('a page that is not secure has no clipboard, and copies all the same', async ({ page }) => {
  const { server } = await served([{ code: '123456' }]);
  await page.addInitScript(() => Object.defineProperty(navigator, 'clipboard', { value: undefined }));
  await openedMail(page, server.url, 'Mail 0');
  const copy = page.getByRole('button', { name: 'Copy code' });

  await copy.click();
  await copy.getByText('Copied ✓').waitFor();
  expect(await copy.evaluate((button) => button === document.activeElement)).toBe(true);
  const search = page.getByRole('searchbox', { name: 'Search mails' });
  await search.press('Control+V');

  expect(await search.inputValue()).toBe('123456');
});

chromium.test('a browser that lets the page copy nothing is said in a sentence', async ({ page }) => {
  const { server } = await served([{ code: '123456' }]);
  await page.addInitScript(() => {
    Object.defineProperty(navigator, 'clipboard', { value: undefined });
    document.execCommand = () => false;
  });
  await openedMail(page, server.url, 'Mail 0');

  await page.getByRole('button', { name: 'Copy code' }).click();

  await page.getByRole('alert').getByText('The browser does not let this page copy.').waitFor();
  expect(await page.getByText('Copied ✓').count()).toBe(0);
});

chromium.test(
  'nothing that a mail brings along runs, sends or loads, and it is measured all the same',
  async ({ page, context }) => {
    const { server } = await served([{ html: evil }]);
    const asked: string[] = [];
    context.on('request', (request) => asked.push(new URL(request.url()).origin));
    await openedMail(page, server.url, 'Mail 0');
    const frame = page.frameLocator('iframe');
    await frame.getByText('Deep').waitFor();

    await frame.locator('#script').click();
    await frame.getByRole('button', { name: 'Send' }).click();
    await expect.poll(async () => (await page.locator('iframe').boundingBox())?.height, patient).toBeGreaterThan(900);

    expect(await page.title()).toBe('Resetkit');
    expect(await page.locator('iframe').getAttribute('sandbox')).toBe('allow-same-origin');
    expect(context.pages().length).toBe(1);
    expect(new Set(asked)).toEqual(new Set([new URL(server.url).origin]));
  },
);

chromium.test('a link that is not one of the web is not opened', async ({ page }) => {
  const { server } = await served([{ link: 'javascript:alert(1)' }]);

  const mail = await openedMail(page, server.url, 'Mail 0');

  await mail.getByText('It is not opened here').waitFor();
  expect(await mail.getByText('javascript:alert(1)').count()).toBe(1);
  expect(await mail.getByRole('link', { name: 'Open link' }).count()).toBe(0);
});

chromium.test('a mail without code, link and expiry shows none', async ({ page }) => {
  const { server } = await served([{ kind: 'notification' }]);

  const mail = await openedMail(page, server.url, 'Mail 0');

  expect(await mail.getByRole('region', { name: 'Code and link' }).count()).toBe(0);
});

chromium.test('a mail is shown as text, with its headers and as its source', async ({ page }) => {
  const { mock, server } = await served([{ subject: 'Grüße', text: 'Hello\nthere' }]);
  const mail = await openedMail(page, server.url, 'Grüße');

  await mail.getByRole('tab', { name: 'Text' }).click();
  expect(await mail.locator('pre').textContent()).toBe('Hello\nthere');
  await mail.getByRole('tab', { name: 'Headers' }).click();
  expect(await mail.getByRole('tabpanel').locator('dd').allTextContents()).toContain(
    '<a0000000-0000-4000-8000-000000000000@resetkit>',
  );
  await mail.getByRole('tab', { name: 'Source' }).click();

  const [message] = await mock.outbox.list();
  expect(await mail.locator('pre').textContent()).toBe(message && sourceOf(message));
});

chromium.test('the frame of a mail is as high as the mail, also as on a phone', async ({ page }) => {
  const words = 'word '.repeat(400);
  const { server } = await served([{ html: `<body style="min-height:100vh"><p>${words}</p></body>` }]);
  await page.setViewportSize({ width: 1280, height: 800 });
  await openedMail(page, server.url, 'Mail 0');
  const size = async (): Promise<{ width: number; isWhole: boolean }> =>
    page.locator('iframe').evaluate((frame: HTMLIFrameElement) => ({
      width: frame.clientWidth,
      isWhole:
        (frame.contentDocument?.body.querySelector('p')?.getBoundingClientRect().bottom ?? 1e9) <= frame.clientHeight,
    }));
  await expect.poll(async () => (await size()).isWhole, patient).toBe(true);
  const wide = await size();

  await page.getByRole('button', { name: 'As on a phone' }).click();

  await expect.poll(async () => (await size()).width, patient).toBeLessThan(400);
  await expect.poll(async () => (await size()).isWhole, patient).toBe(true);
  expect(wide.width).toBeGreaterThan(600);
});

chromium.test(
  'of a mail of megabytes the beginning is shown, and all of it when that is asked for',
  async ({ page }) => {
    const line = `${'x'.repeat(99)}\n`;
    const { server } = await served([{ text: line.repeat(50_000), html: `<p>${line.repeat(50_000)}</p>` }]);
    const mail = await openedMail(page, server.url, 'Mail 0');
    await mail.getByRole('button', { name: 'Show all 5,000,007 characters' }).waitFor();

    await mail.getByRole('tab', { name: 'Text' }).click();
    expect((await mail.locator('pre').textContent())?.length).toBe(100_001);
    await mail.getByRole('button', { name: 'Show all 5,000,000 characters' }).click();

    await expect.poll(async () => (await mail.locator('pre').textContent())?.length, patient).toBe(5_000_000);
  },
);

chromium.test(
  'subjects, addresses, codes and links of any length and direction stay in their place',
  async ({ page }) => {
    const { server } = await served([
      {
        subject: `אבג ${'🎈'.repeat(5_000)}`,
        to: `${'a'.repeat(10_000)}@example.com`,
        from: 'x'.repeat(10_000),
        code: '1'.repeat(300),
        link: `https://app.example.com/${'y'.repeat(10_000)}`,
      },
      {},
    ]);
    await page.setViewportSize({ width: 360, height: 740 });
    await page.goto(server.url);
    const row = rows(page).nth(1);

    expect((await row.boundingBox())?.height).toBe(72);
    await row.click();
    const mail = page.getByRole('article');
    await mail.waitFor();
    expect((await mail.locator('h2').boundingBox())?.height).toBeLessThan(400);
    await mail.getByRole('button', { name: 'Show all 10,012 characters' }).click();

    await mail.getByText(`${'a'.repeat(10_000)}@example.com`).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  },
);

chromium.test('the time that is left ticks, and follows the clock of the backend', async ({ page }) => {
  const { server, ask } = await served();
  await ask();
  const mail = await openedMail(page, server.url, 'Reset your password');
  const expiry = mail.getByText(/^Expire/);
  const before = await expiry.textContent();
  expect(before).toMatch(/^Expires in 14 min \d+ s, at /);

  await expect.poll(() => expiry.textContent(), patient).not.toBe(before);
  await page.locator('summary').click();
  await page.getByRole('button', { name: '+16 min' }).click();

  await mail.getByText(/^Expired 1 min .*ago, at /).waitFor();
});
