import { existsSync } from 'node:fs';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { afterAll, expect, onTestFailed, test } from 'vitest';

/** What a test in a browser gets: a blank page in a fresh profile of its own, closed when the test ends. */
export interface InBrowser {
  readonly page: Page;
  readonly context: BrowserContext;
  readonly browser: Browser;
}

/** Which browser it is, and where it may be. */
export interface BrowserKind {
  readonly name: string;
  /** The variable that names its program, where it is somewhere else. */
  readonly variable: string;
  readonly places: readonly string[];
  /** Debian's package. */
  readonly packageName: string;
  readonly launch: (executablePath: string) => Promise<Browser>;
}

/** A browser of this machine, launched once for each file that tests in it. */
export interface BrowserForTests {
  /** Where it is. Empty if there is none. */
  readonly path: string;
  /** Whether tests in it are skipped: there is none, and `CI` is not set. */
  readonly skips: boolean;
  /** The title of tests in it, with the reason if they are skipped. */
  title(title: string): string;
  /** The browser of this file, closed with the file. */
  launch(): Promise<Browser>;
  /**
   * A test in it. An error that a page does not catch fails it. Where there is no such browser it is skipped, with the
   * reason in its title; with `CI` set it fails.
   */
  test(title: string, body: (given: InBrowser) => Promise<void>): void;
}

/** Finds a browser, and says aloud if its tests are skipped. */
export function browserForTests({ name, variable, places, packageName, launch }: BrowserKind): BrowserForTests {
  const asked = process.env[variable];
  const looked = asked ? [asked] : places;
  const path = looked.find((place) => existsSync(place));
  const missing = `no ${name} at ${looked.join(', ')}; set ${variable}`;
  const skips = path === undefined && !process.env['CI'];
  if (skips)
    process.stderr.write(
      `\nTests in ${name} are skipped: ${missing}, or install Debian's package \`${packageName}\`.\n`,
    );

  let launched: Promise<Browser> | undefined;
  afterAll(async () => (await launched)?.close());
  const browser: BrowserForTests = {
    path: path ?? '',
    skips,
    title: (title) => (skips ? `${title} (skipped: ${missing})` : title),
    launch() {
      if (path === undefined) throw new Error(`Cannot test in ${name}: ${missing}.`);
      launched ??= launch(path);
      return launched;
    },
    test(title, body) {
      test.skipIf(skips)(browser.title(title), async () => inNewProfile(await browser.launch(), body));
    },
  };
  return browser;
}

async function inNewProfile(browser: Browser, body: (given: InBrowser) => Promise<void>): Promise<void> {
  const context = await browser.newContext();
  const uncaught: string[] = [];
  const said: string[] = [];
  context.on('weberror', (error) => {
    const stack = String(error.error().stack);
    // Firefox tells its warnings in the same way. They come from no script.
    (/\nundefined$/.test(stack) ? said : uncaught).push(stack);
  });
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
}
