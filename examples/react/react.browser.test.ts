import { describe, expect } from 'vitest';
import { chromium } from '../../packages/mock-server/test/browser/chromium.ts';
import { backends } from './src/backends/list.ts';
import { knownSituations } from './test/known-situations.ts';
import { oldPassword, visit } from './test/visitor.ts';
import { wayFor } from './test/way-for.ts';
import { ways } from './test/ways.ts';

const newPassword = 'Difference-Engine-1822';
/** What each backend knows: a test of a situation that one cannot be in is none. */
const known = new Map(await Promise.all(backends.map(async (one) => [one.id, await knownSituations(one)] as const)));
/** Backends that answer a request that comes too soon as any other. */
const silent = new Set(
  (await Promise.all(backends.map(async ({ id, facts }) => [id, (await facts()).facts] as const))).flatMap(
    ([id, { tooSoon }]) => (tooSoon === 'not-mailed' ? [id] : []),
  ),
);

describe.each(Object.keys(ways) as (keyof typeof ways)[])('%s', (name) => {
  const way = wayFor(name);

  for (const backend of backends) {
    describe(backend.title, () => {
      chromium.test('takes somebody from the sign-in over a mail to a new password, and in', async ({ page }) => {
        const visitor = await visit(page, way(), backend);
        const email = await visitor.hasAccount('ada');

        await visitor.asksForMail(email);
        await visitor.opensMail(email);
        await visitor.isAt('Choose a new password', '/forgot-password/new-password');
        await visitor.fills('New password', 'abc');
        await visitor.presses('Set password');
        expect(await visitor.reads('alert')).toBe('This password is too weak.');
        expect(await page.locator('[data-state=missing]').count()).toBeGreaterThan(0);
        await visitor.fills('New password', newPassword);
        await page.locator('[data-state=missing]').waitFor({ state: 'detached' });
        await visitor.presses('Set password');

        await visitor.isAt('All set', '/forgot-password/done');
        if (await page.getByRole('button', { name: 'Go on' }).isVisible()) await visitor.presses('Go on');
        else {
          await visitor.follows('Sign in');
          expect(await page.getByLabel('E-mail').inputValue()).toBe(email);
          await visitor.signsIn(email, oldPassword);
          expect(await visitor.reads('alert')).toBe('The e-mail or the password is wrong.');
          await visitor.signsIn(email, newPassword);
        }
        await visitor.isAt('You are in', '/signed-in');
        await page.getByText(`Signed in as ${email}`).waitFor();
        await visitor.keepsNothing();
      });

      chromium.test('says that a code or link is too old', async ({ page }) => {
        const visitor = await visit(page, way(), backend);
        const email = await visitor.hasAccount('grace');
        await visitor.asksForMail(email);
        await way().call(page, backend, 'clock.advance', '8d');

        await visitor.opensMail(email);
        // A backend that cannot be asked before says so when the password is set.
        await visitor.triesPassword(newPassword);

        expect(await visitor.reads('alert')).toMatch(/too old|no longer works/);
        await visitor.presses('Start again');
        await visitor.isAt('Forgot your password?', '/forgot-password');
      });

      if (known.get(backend.id)?.includes('rate-limited') && !silent.has(backend.id))
        chromium.test('waits as long as the backend says after too many tries', async ({ page }) => {
          const visitor = await visit(page, way(), backend);
          const email = visitor.addressOf('edith');
          await way().call(page, backend, 'situations.make', 'rate-limited', { email });
          await page.clock.install();
          await visitor.follows('Forgot your password?');
          await visitor.fills('E-mail', email);

          await visitor.presses('Send');

          expect(await visitor.reads('alert')).toMatch(/^Too many tries\. Wait \d+ seconds\./);
          const waiting = page.getByRole('button', { name: /^Send in / });
          expect(await waiting.isDisabled()).toBe(true);
          await page.clock.fastForward('01:00:00');
          await page.getByRole('button', { name: 'Send', exact: true }).waitFor();
          await page.getByText('You can try again now.').waitFor();
        });

      if (known.get(backend.id)?.includes('second-factor-due'))
        chromium.test('asks for the second factor where it is due', async ({ page }) => {
          const visitor = await visit(page, way(), backend);
          const email = visitor.addressOf('joan');
          await way().call(page, backend, 'situations.make', 'second-factor-due', { email });
          await visitor.asksForMail(email);
          await visitor.opensMail(email);
          await visitor.isAt('Choose a new password', '/forgot-password/new-password');

          await visitor.fills('New password', newPassword);
          await visitor.presses('Set password');

          const heading = page.getByRole('heading', { name: /^(One more step|All set)$/ });
          if ((await heading.textContent()) === 'One more step') {
            await visitor.isAt('One more step', '/forgot-password/second-factor');
            await visitor.verifies(email);
            await visitor.isAt('Choose a new password', '/forgot-password/new-password');
            await visitor.fills('New password', newPassword);
            await visitor.presses('Set password');
            await visitor.isAt('All set', '/forgot-password/done');
          } else {
            await visitor.follows('Sign in');
            await visitor.signsIn(email, newPassword);
            await visitor.isAt('One more step', '/sign-in/second-factor');
            await visitor.verifies(email);
            await visitor.isAt('You are in', '/signed-in');
          }
        });
    });
  }
});
