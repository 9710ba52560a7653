import { createMockServer } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { insforge } from '@resetkit/mock-server/insforge';
import type { Locator, Page } from 'playwright-core';
import { onTestFinished } from 'vitest';
import { type GivenMail, putMails } from './put-mails.ts';

/** The account of these tests. */
export const ada = { email: 'ada@example.com', password: 'old-password1' };

/** A served mock of InsForge with these mails, the oldest first. */
export async function served(mails: readonly GivenMail[] = [], options: Parameters<typeof insforge>[0] = {}) {
  const mock = createMockServer(insforge(options), { seed: [ada] });
  if (mails.length > 0) await putMails(mock, mails);
  const server = await serve([mock], { port: 0 });
  onTestFinished(server.close);
  return {
    mock,
    server,
    async ask(): Promise<void> {
      await fetch(`${server.baseUrlOf(mock)}/api/auth/email/send-reset-password`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify({ email: ada.email, redirectTo: 'https://app.example.com/reset' }),
      });
    },
  };
}

/** The mails in the list. */
export function rows(page: Page): Locator {
  return page.getByRole('listbox', { name: 'Mails' }).getByRole('option');
}

/** Opens a served inbox and the mail with this subject. Gives the mail. */
export async function openedMail(page: Page, url: string, subject: string | RegExp): Promise<Locator> {
  await page.goto(url);
  await rows(page).filter({ hasText: subject }).first().click();
  const mail = page.getByRole('article');
  await mail.waitFor();
  return mail;
}
