import { existsSync } from 'node:fs';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, expect, onTestFailed, test } from 'vitest';

/** What a test in a browser gets: a blank page in a fresh profile of its own, closed when the test ends. */
export interface InChromium {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly browser: Browser;
}

const asked = process.env['CHROMIUM_PATH'];
const places = asked ? [asked] : ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const executablePath = places.find((path) => existsSync(path));

/** Where Chromium is. Empty if there is none. */
export const chromiumPath: string = executablePath ?? '';

const missing = `no Chromium at ${places.join(', ')}; set CHROMIUM_PATH`;

/** Whether tests in a browser are skipped: there is none, and `CI` is not set. */
export const skips: boolean = executablePath === undefined && !process.env['CI'];
if (skips)
  process.stderr.write(`\nTests in a browser are skipped: ${missing}, or install Debian's package \`chromium\`.\n`);

/** The title of tests in a browser, with the reason if they are skipped. */
export function titleInChromium(title: string): string {
  return skips ? `${title} (skipped: ${missing})` : title;
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

let launched: Promise<Browser> | undefined;
afterAll(async () => (await launched)?.close());

/** The browser of this file. It is launched once, and closed with the file. */
export function launchChromium(): Promise<Browser> {
  if (executablePath === undefined) throw new Error(`Cannot test in a browser: ${missing}.`);
  launched ??= chromium.launch({ executablePath, args: flags });
  return launched;
}

/**
 * A test in a real Chromium, one browser for each file. An error that a page does not catch fails it. Where there is no
 * Chromium it is skipped, with the reason in its title; with `CI` set it fails.
 */
export function testInChromium(title: string, body: (given: InChromium) => Promise<void>): void {
  test.skipIf(skips)(titleInChromium(title), async () => {
    const browser = await launchChromium();
    const context = await browser.newContext();
    const uncaught: string[] = [];
    const said: string[] = [];
    context.on('weberror', (error) => uncaught.push(String(error.error().stack)));
    context.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
    onTestFailed(() => console.error(['The pages said:', ...said].join('\n  ')));
    try {
      const page = await context.newPage();
      page.setDefaultTimeout(10_000);
      await body({ page, context, browser });
      expect(uncaught).toEqual([]);
    } finally {
      await context.close();
    }
  });
}
