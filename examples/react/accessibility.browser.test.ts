import { createRequire } from 'node:module';
import type { AxeResults } from 'axe-core';
import type { BrowserContext, Page } from 'playwright-core';
import { expect } from 'vitest';
import { chromium } from '../../packages/mock-server/test/browser/chromium.ts';
import { backendOf } from './test/backend-of.ts';
import { visit } from './test/visitor.ts';
import { wayFor } from './test/way-for.ts';

const axe = createRequire(import.meta.url).resolve('axe-core/axe.min.js');
const way = wayFor('on a port');
const insforge = backendOf('insforge');
const supabase = backendOf('supabase');

chromium.test(
  'every step of a reset by code can be used by everybody, dark and light, narrow and wide',
  async (given) => {
    const { page } = await withAxe(given);
    const visitor = await visit(page, way(), insforge);
    const email = await visitor.hasAccount('ada');
    await isFine(page, 'sign-in');
    await visitor.signsIn(email, 'wrong');
    await visitor.reads('alert');
    await isFine(page, 'sign-in, refused');
    await visitor.asksForMail(email);
    await isFine(page, 'code');
    await visitor.fills('Code', '000000');
    await visitor.presses('Continue');
    await visitor.reads('alert');
    await isFine(page, 'code, refused');
    await visitor.opensMail(email);
    await visitor.isAt('Choose a new password', '/forgot-password/new-password');
    await isFine(page, 'new password');
    await visitor.fills('New password', 'abc');
    await visitor.presses('Set password');
    await visitor.reads('alert');
    await isFine(page, 'new password, refused');
    await visitor.fills('New password', 'Difference-Engine-1822');
    await isFine(page, 'new password, good');
    await visitor.presses('Set password');
    await visitor.isAt('All set', '/forgot-password/done');
    await isFine(page, 'done');
    await visitor.follows('Sign in');
    await visitor.signsIn(email, 'Difference-Engine-1822');
    await visitor.isAt('You are in', '/signed-in');
    await isFine(page, 'signed in');
  },
);

chromium.test('so can every step of a reset by link, with a second factor', async (given) => {
  const { page } = await withAxe(given);
  const visitor = await visit(page, way(), supabase);
  const email = visitor.addressOf('joan');
  await way().call(page, supabase, 'situations.make', 'second-factor-due', { email });
  await visitor.asksForMail(email);
  await isFine(page, 'link');
  await visitor.opensMail(email);
  await visitor.isAt('Choose a new password', '/forgot-password/new-password');
  await visitor.fills('New password', 'Difference-Engine-1822');
  await visitor.presses('Set password');
  await visitor.isAt('One more step', '/forgot-password/second-factor');
  await isFine(page, 'second factor');
  await visitor.fills('Code of your authenticator app', '000000');
  await visitor.presses('Continue');
  await visitor.reads('alert');
  await isFine(page, 'second factor, refused');
});

chromium.test('so can what is said of too many tries, of an old link and of an account that is gone', async (given) => {
  const { page } = await withAxe(given);
  const visitor = await visit(page, way(), supabase);
  const limited = visitor.addressOf('edith');
  await way().call(page, supabase, 'situations.make', 'rate-limited', { email: limited });
  await visitor.follows('Forgot your password?');
  await visitor.fills('E-mail', limited);
  await visitor.presses('Send');
  await visitor.reads('alert');
  await isFine(page, 'too many tries');

  const gone = await visitor.hasAccount('gone');
  await visitor.follows('Back to the sign-in');
  await page.reload();
  await visitor.asksForMail(gone);
  await visitor.opensMail(gone);
  await way().call(page, supabase, 'accounts.delete', gone);
  await visitor.fills('New password', 'Difference-Engine-1822');
  await visitor.presses('Set password');
  await visitor.isAt('We cannot reset this password', '/forgot-password/problem');
  await isFine(page, 'account gone');

  await visitor.presses('Start again');
  await visitor.follows('Back to the sign-in');
  const late = await visitor.hasAccount('late');
  await visitor.asksForMail(late);
  await way().call(page, supabase, 'clock.advance', '8d');
  await visitor.opensMail(late);
  await visitor.isAt('That did not work', '/forgot-password/mail');
  await isFine(page, 'old link');
});

async function withAxe<Given extends { readonly page: Page; readonly context: BrowserContext }>(given: Given) {
  await given.context.addInitScript({ path: axe });
  return given;
}

/** Throws where axe finds something, or where the page has to be moved sideways. */
async function isFine(page: Page, step: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const)
    for (const width of [360, 1280]) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await page.setViewportSize({ width, height: 800 });
      const found = await page.evaluate(async () => {
        const { violations }: AxeResults = await Reflect.get(window, 'axe').run();
        const tooWide = document.documentElement.scrollWidth > innerWidth ? ['wider than the window'] : [];
        return [...tooWide, ...violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`)];
      });
      expect(found, `${step}, ${colorScheme}, ${width} px`).toEqual([]);
    }
}
