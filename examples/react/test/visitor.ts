import type { Locator, Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ListedBackend } from '../src/backends/listed-backend.ts';
import type { Way } from './ways.ts';

/** The password of the accounts that tests make. */
export const oldPassword = 'Old-Password-1815';

/** Opens the app with a backend. Gives somebody in front of it. */
export async function visit(page: Page, way: Way, backend: ListedBackend): Promise<ReturnType<typeof visitorOf>> {
  await page.goto(`${way.origin}/?backend=${backend.id}`);
  const visitor = visitorOf(page, way, backend);
  await visitor.isAt('Sign in', '/sign-in');
  return visitor;
}

function visitorOf(page: Page, way: Way, backend: ListedBackend) {
  // Beside it there may be the panel.
  const app = page.locator('#app');
  const fills = (label: string, text: string) => app.getByLabel(label, { exact: true }).fill(text);
  const presses = (name: string) => app.getByRole('button', { name, exact: true }).click();
  /** Waits for the step, whose address has nothing besides its path. */
  const isAt = async (heading: string, path: string) => {
    await app.getByRole('heading', { name: heading, exact: true }).waitFor();
    await page.waitForURL(`${way.origin}${path}`);
  };
  const follows = (name: string) => app.getByRole('link', { name, exact: true }).click();
  /** Of somebody whom tests of other backends do not know: some share their accounts. */
  const addressOf = (name: string) => `${name}.${backend.id}@example.com`;
  const newestMail = async (to: string) => {
    const mails = way.call<readonly { code?: string; link?: string }[]>(page, backend, 'outbox.list', { to });
    return (await mails)[0] ?? {};
  };
  return {
    addressOf,
    fills,
    presses,
    follows,
    isAt,
    /** From the sign-in to the second step. */
    async asksForMail(email: string) {
      await follows('Forgot your password?');
      await fills('E-mail', email);
      await presses('Send');
      await isAt('Check your mail', '/forgot-password/mail');
    },
    /** What a message says. */
    reads: (role: 'alert' | 'status') => readAloud(app.getByRole(role)),
    mailedCode: async (to: string) => (await newestMail(to)).code ?? '',
    /** Types in the code of the newest mail, or follows its link. */
    async opensMail(to: string) {
      const { code = '', link = '' } = await newestMail(to);
      const field = app.getByLabel('Code', { exact: true });
      if (!(await field.isVisible())) return way.follow(page, backend, link);
      await field.fill(code);
      await presses('Continue');
    },
    /** Sets a password, unless the app has said before that it cannot be set. */
    async triesPassword(password: string) {
      const sets = async () => {
        await fills('New password', password);
        await presses('Set password');
      };
      // The form may go away while it is filled in.
      await Promise.race([app.getByRole('alert').waitFor(), sets().catch(() => {})]);
    },
    async signsIn(email: string, password: string) {
      await fills('E-mail', email);
      await fills('Password', password);
      await presses('Sign in');
    },
    /** Types in what the authenticator app of the account shows. */
    async verifies(email: string) {
      // The code is another one after half a minute.
      await way.call(page, backend, 'clock.freeze');
      await fills('Code of your authenticator app', await way.call<string>(page, backend, 'secondFactors.code', email));
      await presses('Continue');
      await app.getByRole('heading', { name: 'One more step' }).waitFor({ state: 'detached' });
      await way.call(page, backend, 'clock.resume');
    },
    /** Makes an account, and gives its address. */
    async hasAccount(name: string) {
      const email = addressOf(name);
      await way.call(page, backend, 'accounts.put', { email, password: oldPassword });
      return email;
    },
    /** Neither storage has anything of the reset. */
    async keepsNothing() {
      const kept = await page.evaluate(() =>
        [localStorage, sessionStorage].map((one) => one.getItem('password-reset')),
      );
      expect(kept).toEqual([null, null]);
    },
  };
}

/** The text of an element, without what is only seen. */
async function readAloud(message: Locator): Promise<string> {
  await message.waitFor();
  return message.evaluate((element) => {
    const copy = element.cloneNode(true);
    if (!(copy instanceof Element)) return '';
    for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
    return copy.textContent;
  });
}
