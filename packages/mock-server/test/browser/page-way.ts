import type { MockControl } from '@resetkit/mock-server';
import type { BrowserContext, Page } from 'playwright-core';
import { expect, onTestFailed, onTestFinished } from 'vitest';
import { checkedName, refuseInner } from '../../src/core/namespaces.ts';
import { firstSettings } from '../levers/first-settings.ts';
import type { Levers, LeverWay } from '../levers/ways.ts';
import { chromium } from './chromium.ts';
import type { Answer, Member, Outcome } from './levers-page.ts';
import { openSite, type Site } from './site.ts';

interface Place {
  readonly site: Site;
  readonly context: BrowserContext;
}

/** A way with a browser, which the test file closes. */
export interface PageWay extends LeverWay {
  /** Whether it can keep a promise. One that it cannot is printed with the reason. */
  keeps(title: string): boolean;
  /** The titles of `leftOut` that no promise had. */
  unknown(): readonly string[];
  close(): Promise<void>;
}

/**
 * A way into a page of Chromium: a mock server of the page's own in web storage, reached through a service worker. All are
 * in one profile, each in a tab of its own. `leftOut` has the promises that no page can keep, by their titles, and why.
 */
export function createPageWay(leftOut: Readonly<Record<string, string>>): PageWay {
  const met = new Set<string>();
  let place: Promise<Place> | undefined;
  const open = async (): Promise<Place> => {
    const [site, browser] = await Promise.all([openSite('levers-page'), chromium.launch()]);
    return { site, context: await browser.newContext() };
  };
  return {
    name: 'in Chromium under a service worker, after a page load',
    keeps(title) {
      const reason = leftOut[title];
      if (reason === undefined) return true;
      met.add(title);
      process.stderr.write(`\nLeft out in Chromium: "${title}": ${reason}\n`);
      return false;
    },
    unknown: () => Object.keys(leftOut).filter((title) => !met.has(title)),
    async open(settings) {
      place ??= open();
      const { site, context } = await place;
      await context.clearCookies();
      const page = await context.newPage();
      failOnErrors(page);
      await page.goto(`${site.url}/?${new URLSearchParams({ settings: asText(firstSettings(settings)) })}`);
      return leversOf(page);
    },
    async close() {
      await (await place)?.site.close();
    },
  };
}

/** Settings for the page. Its clock is the machine's anyway; it takes no other function. */
function asText(settings: object): string {
  return JSON.stringify(settings, (name, value) => {
    if (name === 'clock' && value === Date.now) return undefined;
    if (typeof value === 'function') throw new Error(`A page takes no function as ${name}.`);
    return value;
  });
}

function failOnErrors(page: Page): void {
  const uncaught: string[] = [];
  const said: string[] = [];
  page.on('pageerror', (error) => uncaught.push(error.stack || String(error)));
  page.on('console', (message) => said.push(`${message.type()}: ${message.text()}`));
  onTestFailed(() => console.error(['The page said:', ...said].join('\n  ')));
  onTestFinished(async () => {
    await page.close();
    expect(uncaught).toEqual([]);
  });
}

/** The mock server in a page. Once a test has asked it for something, the page is loaded again before the next request. */
function leversOf(page: Page): Levers {
  const { act, loadAgain } = loadingAgain(page);
  let isSteered = false;
  let sent = 0;
  const call: Call = (member, values) => {
    isSteered = true;
    const asked = [member, values] as const;
    return act(() => page.evaluate(async ([called, given]) => (await window.levers).call(called, given), asked));
  };
  return {
    mock: worldOf(call),
    async send(path, { signal, ...init } = {}) {
      if (isSteered && loadAgain()) isSteered = false;
      const { cookie, referer, ...headers } = Object.fromEntries(new Headers(init.headers));
      const asked = { path, init: { ...init, headers }, cookie, referer, id: String(++sent) };
      signal?.addEventListener('abort', () => {
        const { name, message } = signal.reason;
        const given = [asked.id, { name, message }] as const;
        void page.evaluate(async ([id, reason]) => (await window.levers).giveUp(id, reason), given);
      });
      return responseOf(await act(() => page.evaluate(async (given) => (await window.levers).send(given), asked)));
    },
  };
}

/** A page that is loaded again, but not while something waits there. What is asked of it meanwhile comes after that. */
function loadingAgain(page: Page) {
  let running = 0;
  let loaded: Promise<unknown> = Promise.resolve();
  return {
    async act<T>(inPage: () => Promise<Outcome<T>>): Promise<T> {
      running += 1;
      try {
        await loaded;
        return resultOf(await inPage());
      } finally {
        running -= 1;
      }
    },
    loadAgain(): boolean {
      if (running > 0) return false;
      loaded = page.reload();
      return true;
    },
  };
}

type Call = (member: Member, given: readonly unknown[]) => Promise<unknown>;

/** The mock server in the page, or a namespace of it. It is found there when one of its members is called. */
function worldOf(call: Call, namespace?: string): MockControl {
  const inner = (name: string): MockControl =>
    namespace === undefined ? worldOf(call, checkedName(name)) : refuseInner(namespace, name);
  const asked: Call = ({ path }, given) => call({ path, ...(namespace !== undefined && { namespace }) }, given);
  return remote(asked, { namespace: inner }) as MockControl;
}

/**
 * Stands for an object in the page: `remote.clock.now()` asks the page for its `clock.now()`, whatever the names are. Members of `own`
 * are as they are. It has no `then`, so that `await` does not take it for a promise.
 */
function remote(call: Call, own: object, path: readonly string[] = []): unknown {
  return new Proxy(() => {}, {
    get: (_target, name) => {
      if (name === 'then') return undefined;
      return Reflect.get(own, name) ?? remote(call, {}, [...path, String(name)]);
    },
    apply: (_target, _owner, given) => call({ path }, given),
  });
}

function resultOf<T>(outcome: Outcome<T>): T {
  if ('value' in outcome) return outcome.value;
  const { name, message } = outcome.error;
  throw name === 'TypeError' ? new TypeError(message) : Object.assign(new Error(message), { name });
}

/** The answer that the page has, with a body that breaks off if it did there. */
function responseOf({ status, headers, body }: Answer): Response {
  const list = headers.map(([name, value]): [string, string] => [name, value]);
  const stream = new ReadableStream<Uint8Array>({
    start(controller) {
      try {
        controller.enqueue(new TextEncoder().encode(resultOf(body)));
        controller.close();
      } catch (error) {
        controller.error(error);
      }
    },
  });
  return new Response([204, 205, 304].includes(status) ? null : stream, { status, headers: list });
}
