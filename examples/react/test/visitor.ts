import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import type { ListedBackend } from '../src/backends/listed-backend.ts';
import type { Way } from './ways.ts';

/** The password of the accounts that tests make. */
export const oldPassword = 'Old-Password-1815';

/** Somebody in front of the app. */
export type Visitor = ReturnType<typeof createVisitor>;

/** Somebody in front of the app, who uses it with one backend. */
export function createVisitor(page: Page, way: Way, backend: ListedBackend) {
  const fills = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text);
  const presses = (name: string) => page.getByRole('button', { name, exact: true }).click();
  /** Waits for the step, whose address has nothing besides its path. */
  const isAt = async (heading: string, path: string) => {
    await page.getByRole('heading', { name: heading, exact: true }).waitFor();
    await page.waitForURL(`${way.origin}${path}`);
  };
  const follows = (name: string) => page.getByRole('link', { name, exact: true }).click();
  /** Of somebody whom tests of other backends do not know: some share their accounts. */
  const addressOf = (name: string) => `${name}.${backend.id}@example.com`;
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
    /** What is read aloud of a message. */
    async reads(role: 'alert' | 'status') {
      const message = page.getByRole(role);
      await message.waitFor();
      return (await message.evaluate((element) => {
        const copy = element.cloneNode(true) as Element;
        for (const hidden of copy.querySelectorAll('[aria-hidden=true]')) hidden.remove();
        return copy.textContent;
      })) as string;
    },
    /** Types in the code of the newest mail, or follows its link. */
    async opensMail(to: string) {
      const asked = way.call<readonly { code?: string; link?: string }[]>(page, backend, 'outbox.list', { to });
      const [{ code = '', link = '' } = {}] = await asked;
      const field = page.getByLabel('Code', { exact: true });
      if (!(await field.isVisible())) return way.follow(page, backend, link);
      await field.fill(code);
      await presses('Continue');
    },
    async signsIn(email: string, password: string) {
      await fills('E-mail', email);
      await fills('Password', password);
      await presses('Sign in');
    },
    /** Types in what the authenticator app of the account shows. */
    async verifies(email: string) {
      await fills('Code of your authenticator app', await way.call<string>(page, backend, 'secondFactors.code', email));
      await presses('Continue');
    },
    /** Makes an account, and gives its address. */
    async hasAccount(name: string) {
      const email = addressOf(name);
      await way.call(page, backend, 'accounts.put', { email, password: oldPassword });
      return email;
    },
    /** Whether the backend can be in a situation. */
    async knows(situation: string) {
      const all = await way.call<readonly { name: string }[]>(page, backend, 'situations.list');
      return all.some(({ name }) => name === situation);
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
