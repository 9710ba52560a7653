import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { chromium } from '../../packages/mock-server/test/browser/chromium.ts';
import { backends } from './src/backends/list.ts';
import { backendOf } from './test/backend-of.ts';
import { visit } from './test/visitor.ts';
import { wayFor } from './test/way-for.ts';

const way = wayFor('on a port');
const insforge = backendOf('insforge');

chromium.test('the back button leads one step back, and forward again', async ({ page }) => {
  const visitor = await visit(page, way(), insforge);
  const email = await visitor.hasAccount('ada');
  await visitor.asksForMail(email);

  await page.goBack();
  await visitor.isAt('Forgot your password?', '/forgot-password');
  expect(await page.getByLabel('E-mail').inputValue()).toBe(email);
  await page.goForward();
  await visitor.isAt('Check your mail', '/forgot-password/mail');

  await page.goBack();
  const other = await visitor.hasAccount('grace');
  await visitor.fills('E-mail', other);
  await visitor.presses('Send');
  await visitor.isAt('Check your mail', '/forgot-password/mail');
  expect(await visitor.reads('status')).toContain(other);
});

chromium.test('a step that comes up has the focus on its heading, and a refused field has it', async ({ page }) => {
  const visitor = await visit(page, way(), insforge);
  const email = await visitor.hasAccount('ada');

  await visitor.asksForMail(email);
  await expect.poll(() => focused(page)).toBe('Check your mail');
  expect(await page.title()).toBe('Check your mail · Engine Room');
  await visitor.fills('Code', '000000');
  await visitor.presses('Continue');
  await visitor.reads('alert');

  await expect.poll(() => focused(page)).toBe('Code');
  const described = await page.getByLabel('Code', { exact: true }).getAttribute('aria-describedby');
  expect(await page.locator(`[id="${described}"]`).textContent()).toMatch(/not the code/);
});

chromium.test('the keyboard alone is enough', async ({ page }) => {
  const visitor = await visit(page, way(), insforge);
  const email = await visitor.hasAccount('ada');
  const tabTo = async (name: string) => {
    for (let presses = 0; presses < 12 && (await focused(page)) !== name; presses += 1)
      await page.keyboard.press('Tab');
    expect(await focused(page)).toBe(name);
  };

  await tabTo('Forgot your password?');
  await page.keyboard.press('Enter');
  await visitor.isAt('Forgot your password?', '/forgot-password');
  await tabTo('E-mail');
  await page.keyboard.type(email);
  await page.keyboard.press('Enter');
  await visitor.isAt('Check your mail', '/forgot-password/mail');
  await tabTo('Code');
  await page.keyboard.type(await visitor.mailedCode(email));
  await page.keyboard.press('Enter');
  await visitor.isAt('Choose a new password', '/forgot-password/new-password');
  await tabTo('New password');
  await page.keyboard.type('Difference-Engine-1822');
  await tabTo('Show what is typed');
  await page.keyboard.press('Space');
  expect(await page.getByLabel('New password', { exact: true }).getAttribute('type')).toBe('text');
  await tabTo('Set password');
  await page.keyboard.press('Enter');
  await visitor.isAt('All set', '/forgot-password/done');
});

chromium.test('a code can be pasted anywhere on the page, with the sentence around it', async ({ page }) => {
  const visitor = await visit(page, way(), insforge);
  const email = await visitor.hasAccount('ada');
  await visitor.asksForMail(email);
  const code = await visitor.mailedCode(email);

  const sentence = `In 15 minutes your code ${code.slice(0, 3)} ${code.slice(3)} expires.`;
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text', text);
    document.activeElement?.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, sentence);

  expect(await page.getByLabel('Code', { exact: true }).inputValue()).toBe(code);
  await page.keyboard.press('Enter');
  await visitor.isAt('Choose a new password', '/forgot-password/new-password');
});

chromium.test('what is submitted twice is sent once', async ({ page }) => {
  const visitor = await visit(page, way(), insforge);
  const email = await visitor.hasAccount('ada');
  const sent: string[] = [];
  let answer = () => {};
  const held = new Promise<void>((resolve) => {
    answer = resolve;
  });
  await page.route(/\/api\/auth\//, async (route) => {
    if (route.request().method() === 'POST') sent.push(new URL(route.request().url()).pathname);
    await held;
    await route.continue();
  });

  await visitor.fills('E-mail', email);
  await visitor.fills('Password', 'Old-Password-1815');
  await page.getByRole('button', { name: 'Sign in' }).dblclick();
  await page.getByLabel('Password', { exact: true }).press('Enter');
  answer();
  await visitor.isAt('You are in', '/signed-in');
  await visitor.presses('Sign out');
  await visitor.follows('Forgot your password?');
  await visitor.fills('E-mail', email);
  await page.getByRole('button', { name: 'Send' }).dblclick();
  await visitor.isAt('Check your mail', '/forgot-password/mail');

  expect(sent).toEqual(['/insforge/api/auth/sessions', '/insforge/api/auth/email/send-reset-password']);
});

chromium.test('password managers learn what each field is', async ({ page }) => {
  const visitor = await visit(page, way(), insforge);
  const email = await visitor.hasAccount('ada');
  const fields = () =>
    page.locator('main input').evaluateAll((all) => all.map((one) => one.getAttribute('autocomplete')));

  const seen = [await fields()];
  await visitor.asksForMail(email);
  seen.push(await fields());
  await visitor.opensMail(email);
  await visitor.isAt('Choose a new password', '/forgot-password/new-password');
  seen.push(await fields());

  expect(seen).toEqual([['username', 'current-password'], ['one-time-code'], ['username', 'new-password']]);
  expect(await page.locator('input[autocomplete=username]').inputValue()).toBe(email);
});

chromium.test('the switch has every backend, and keeps the focus', async ({ page }) => {
  await visit(page, way(), insforge);
  const backend = page.getByLabel('Backend');

  expect(await backend.locator('option').allTextContents()).toEqual(backends.map(({ title }) => title));
  for (const { title } of backends) {
    await backend.focus();
    await backend.selectOption({ label: title });
    await page.getByRole('heading', { name: `How ${title} does it` }).waitFor();
    expect(await focused(page)).toBe('Backend');
  }
  await page.reload();
  await page.getByRole('heading', { name: `How ${backends.at(-1)?.title} does it` }).waitFor();
});

chromium.test('a mailed link opens with the backend whose link it is', async ({ page }) => {
  const unleash = backendOf('unleash');
  const visitor = await visit(page, way(), unleash);
  const email = await visitor.hasAccount('ada');
  await visitor.asksForMail(email);
  await page.getByLabel('Backend').selectOption('insforge');
  await page.getByRole('heading', { name: 'How InsForge does it' }).waitFor();

  const [mail] = await way().call<readonly { link: string }[]>(page, unleash, 'outbox.list', { to: email });
  await page.goto(mail?.link ?? '');

  await visitor.isAt('Choose a new password', '/forgot-password/new-password');
  expect(await page.getByLabel('Backend').inputValue()).toBe('unleash');
});

chromium.test(
  'colours follow the system until somebody chooses, and nothing moves where that is wished',
  async ({ page }) => {
    const background = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
    await visit(page, way(), insforge);
    const light = await background();
    const moves = await page
      .locator('.screen > *')
      .evaluateAll((all) => all.map((one) => getComputedStyle(one).animationName));
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await background();

    await page.getByRole('button', { name: 'Dark colours', pressed: true }).click();
    const chosen = await background();
    await page.reload();
    await page.getByRole('heading', { name: 'Sign in' }).waitFor();

    expect(new Set(moves)).toEqual(new Set(['none']));
    expect(dark).not.toBe(light);
    expect([chosen, await background()]).toEqual([light, light]);
  },
);

/** The name of what has the focus. */
async function focused(page: Page): Promise<string | null | undefined> {
  return page.evaluate(() => {
    const { activeElement: element } = document;
    const label =
      element instanceof HTMLInputElement || element instanceof HTMLSelectElement ? element.labels?.[0] : element;
    const named =
      element?.getAttribute('aria-label') ?? label?.querySelector('span')?.textContent ?? label?.textContent;
    return named;
  });
}
