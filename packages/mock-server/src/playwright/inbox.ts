import type { Page } from '@playwright/test';
import type { Message } from '../core/message.ts';

/** The mails of a test, as a person opens them. */
export interface Inbox {
  /** Opens the inbox page of the test's mock server. */
  open(page: Page): Promise<void>;
  /** Opens the link in a mail, as a click on it does. Rejects if the mail has none. */
  follow(page: Page, mail: Message): Promise<void>;
}

/** The inbox at the URL of a server or of a namespace. */
export function inboxAt(url: string, token: string | undefined): Inbox {
  const query = token === undefined ? '' : `?token=${encodeURIComponent(token)}`;
  return {
    async open(page) {
      await page.goto(`${url}/${query}`);
    },
    async follow(page, { link, code, subject }) {
      if (link === undefined) {
        const has = code === undefined ? '' : ` Type its code ${code} into the page.`;
        throw new Error(`The mail ${JSON.stringify(subject)} has no link to follow.${has}`);
      }
      await page.goto(link);
    },
  };
}
