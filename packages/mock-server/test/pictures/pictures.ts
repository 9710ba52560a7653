import type { Page } from 'playwright-core';
import type { ExampleServer } from './example-server.ts';

/** A picture of the READMEs. Sizes are in pixels. */
export interface Picture {
  /** Its file, without ending. */
  readonly name: string;
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
  /** Makes the page show it. */
  show(page: Page, server: ExampleServer): Promise<void>;
}

export const pictures: readonly Picture[] = [
  { name: 'inbox', width: 1280, height: 720, theme: 'light', show: openMail },
  { name: 'timeline', width: 1280, height: 720, theme: 'dark', show: openAccount },
];

async function open(page: Page, server: ExampleServer, view: string): Promise<void> {
  await page.goto(`${server.url}/#/${view}`);
  await page.getByText('Live', { exact: true }).waitFor();
  // What became of the mails is asked of each backend after the mails are there.
  await page.waitForTimeout(1_500);
}

/** The newest mail of the first backend. */
async function openMail(page: Page, server: ExampleServer): Promise<void> {
  const [message] = await server.of('insforge').outbox.list();
  await open(page, server, `inbox/all/insforge:${message?.id}`);
  await page.getByRole('article').waitFor();
}

/** The account of a backend with sessions, down to its timeline. */
async function openAccount(page: Page, server: ExampleServer): Promise<void> {
  await open(page, server, 'accounts/supabase/ada@example.com');
  await page.getByRole('heading', { name: 'Timeline' }).scrollIntoViewIfNeeded();
}
