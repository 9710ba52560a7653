import {
  type Page,
  type PlaywrightTestArgs,
  type PlaywrightTestOptions,
  type PlaywrightWorkerArgs,
  type PlaywrightWorkerOptions,
  type TestInfo,
  type TestType,
  test,
} from '@playwright/test';
import type { BackendTypes } from '../core/backend-types.ts';
import type { MockControl } from '../core/mock-control.ts';
import { createRandom } from '../core/random.ts';
import type { ProviderTypes } from '../provider-types.ts';
import { type ControlSettings, createMockControl, type Remote, type TypesOf } from '../remote/create-mock-control.ts';
import { unusedFaults } from '../testing/unused-faults.ts';
import { type Inbox, inboxAt } from './inbox.ts';
import { twoClocks } from './two-clocks.ts';

/** Where the server is, and how each test gets its part of it. */
export interface MockTestSettings<Id extends string> extends Omit<ControlSettings<Id>, 'namespace'> {
  /**
   * Whether each test gets a port of its own, for clients that drop the path of a base URL, such as InsForge's SDK. Default:
   * `false`, it gets a path, `/@…`.
   */
  readonly ownPort?: boolean;
}

/** What a test of `mockTest` gets. */
export interface PlaywrightFixtures<T extends BackendTypes = BackendTypes> {
  /**
   * A namespace of the server that is this test's alone. `mock.backendUrl` is what the app must be given as base URL. Its
   * clock takes that of the page with it.
   */
  readonly mock: MockControl<T> & Remote<T>;
  /** The mails of the test in a page. */
  readonly inbox: Inbox;
}

/** Playwright's `test` with these fixtures. */
export type MockTest<T extends BackendTypes> = TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & PlaywrightFixtures<T> & Lent<T>,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions
>;

/** @internal What both fixtures are made of. */
export interface Lent<T extends BackendTypes> {
  /** @internal */
  readonly lentMock: PlaywrightFixtures<T>;
}

/**
 * Playwright's `test` with a mock server for each test: a namespace of one Resetkit server, so that any number of workers
 * share it. A test fails if it has added a fault that never happened. The report of a test that failed has its requests and
 * mails. A test fails at once if no server answers.
 *
 * @example
 * const test = mockTest({ baseUrl: 'http://localhost:7357', provider: 'insforge' });
 * test('resets a password', async ({ page, mock, inbox }) => {
 *   await page.goto(`/forgot?backend=${mock.backendUrl}`);
 *   …
 *   await inbox.follow(page, await mock.outbox.waitFor({ to: 'ada@example.com' }));
 * });
 */
export function mockTest<Id extends keyof ProviderTypes & string>(
  settings: MockTestSettings<Id>,
): MockTest<TypesOf<Id>> {
  return test.extend<PlaywrightFixtures<TypesOf<Id>> & Lent<TypesOf<Id>>>({
    lentMock: async ({ page }, use, info) => lend(settings, page, info, use),
    mock: async ({ lentMock }, use) => use(lentMock.mock),
    inbox: async ({ lentMock }, use) => use(lentMock.inbox),
  });
}

/** Lends a namespace to one test, and drops it after it. */
async function lend<Id extends keyof ProviderTypes & string>(
  { ownPort = false, ...settings }: MockTestSettings<Id>,
  page: Page,
  info: TestInfo,
  use: (lent: PlaywrightFixtures<TypesOf<Id>>) => Promise<void>,
): Promise<void> {
  const server = createMockControl(settings);
  // No other run can have it, also one that shares the server.
  const name = `test-${createRandom().uuid()}`;
  const { url, baseUrls } = await server.namespaces.open(name, ownPort ? { port: 0 } : {});
  const control = createMockControl({ ...settings, namespace: name });
  try {
    const backendUrl = baseUrls[settings.provider] ?? control.backendUrl;
    const mock = { ...control, backendUrl, clock: await twoClocks(control.clock, page) };
    await use({ mock, inbox: inboxAt(url, settings.token) });
    await conclude(control, info);
  } finally {
    await server.namespaces.drop(name);
  }
}

/** Shows what happened if the test has failed, and fails it if a fault never happened. */
async function conclude({ journal, outbox, faults }: MockControl, info: TestInfo): Promise<void> {
  if (info.status !== info.expectedStatus) {
    await attach(info, 'resetkit-journal', await journal.list());
    await attach(info, 'resetkit-mails', await outbox.list());
    return;
  }
  const unused = await faults.unused();
  if (unused.length > 0) throw new Error(unusedFaults(unused));
}

function attach(info: TestInfo, name: string, value: unknown): Promise<void> {
  return info.attach(name, { body: JSON.stringify(value, null, 2), contentType: 'application/json' });
}
