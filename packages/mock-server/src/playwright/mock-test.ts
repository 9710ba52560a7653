import {
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
import { createMockControl } from '../remote/create-mock-control.ts';
import type { Remote, TypesOf } from '../remote/remote.ts';
import { unusedFaults } from '../testing/unused-faults.ts';
import { lendWaits } from '../testing/waits-of-test.ts';
import { checkMockTestSettings } from './check-mock-test-settings.ts';
import { type Inbox, inboxAt } from './inbox.ts';
import type { MockTestSettings } from './mock-test-settings.ts';
import { createTwoClocks, type TwoClocks } from './two-clocks.ts';

/** What a test of `mockTest` gets. */
export interface PlaywrightFixtures<T extends BackendTypes = BackendTypes> {
  /**
   * A namespace of the server that is this test's alone. `mock.backendUrl` is what the app must be given as base URL. Its
   * clock takes that of the test's pages with it.
   */
  readonly mock: Remote<T> & MockControl<T>;
  /** The mails of the test in a page. */
  readonly inbox: Inbox;
}

/** Playwright's `test` with these fixtures. */
export type MockTest<T extends BackendTypes> = TestType<
  PlaywrightTestArgs & PlaywrightTestOptions & PlaywrightFixtures<T> & Lent<T>,
  PlaywrightWorkerArgs & PlaywrightWorkerOptions
>;

/** @internal What the fixtures are made of. */
export interface Lent<T extends BackendTypes> {
  /** @internal */
  readonly lentMock: PlaywrightFixtures<T>;
  /** @internal */
  readonly lentClocks: TwoClocks;
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
  checkMockTestSettings(settings);
  const { ownPort: _, ...where } = settings;
  const server = createMockControl(where);
  // The mock server needs no page, so that the fixtures of pages and their contexts may need it.
  return test.extend<PlaywrightFixtures<TypesOf<Id>> & Lent<TypesOf<Id>>>({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads there that it needs no other fixture.
    lentClocks: async ({}, use) => use(createTwoClocks()),
    context: async ({ context, lentClocks }, use) => {
      await lentClocks.follow(context);
      await use(context);
    },
    lentMock: async ({ lentClocks }, use, info) => lend(server, settings, lentClocks, info, use),
    mock: async ({ lentMock }, use) => use(lentMock.mock),
    inbox: async ({ lentMock }, use) => use(lentMock.inbox),
  });
}

/** Lends a namespace to one test, and drops it after it. */
async function lend<T extends BackendTypes>(
  server: Remote<T>,
  { baseUrl, provider, token, ownPort }: MockTestSettings<string>,
  clocks: TwoClocks,
  info: TestInfo,
  use: (lent: PlaywrightFixtures<T>) => Promise<void>,
): Promise<void> {
  // No other run can have it, also one that shares the server.
  const name = `test-${createRandom().uuid()}`;
  const { url, baseUrls } = await server.namespaces.open(name, ownPort ? { port: 0 } : {});
  try {
    const control = server.namespace(name);
    const { mock, end } = lendWaits(control);
    const backendUrl = baseUrls[provider] ?? notServed(baseUrl, provider, Object.keys(baseUrls));
    await use({
      mock: {
        ...mock,
        backendUrl,
        clock: await clocks.leading(mock.clock),
        restart: () => mock.restart().then(clocks.align),
        restartAll: () => mock.restartAll().then(clocks.align),
        restore: (snapshot) => mock.restore(snapshot).then(clocks.align),
      },
      inbox: inboxAt(url, token),
    });
    end(hasFailed(info));
    await conclude(control, info);
  } finally {
    await server.namespaces.drop(name);
  }
}

function notServed(baseUrl: string, provider: string, served: readonly string[]): never {
  throw new Error(
    `The server at ${baseUrl} does not serve ${JSON.stringify(provider)}. It serves ${served.join(', ')}.`,
  );
}

/** Shows what happened if the test has failed, and fails it if a fault never happened. */
async function conclude({ journal, outbox, faults }: MockControl, info: TestInfo): Promise<void> {
  if (hasFailed(info)) {
    await attach(info, 'resetkit-journal', await journal.list());
    await attach(info, 'resetkit-mails', await outbox.list());
    return;
  }
  const unused = await faults.unused();
  if (unused.length > 0) throw new Error(unusedFaults(unused));
}

function hasFailed({ status, expectedStatus }: TestInfo): boolean {
  return status !== expectedStatus;
}

function attach(info: TestInfo, name: string, value: unknown): Promise<void> {
  return info.attach(name, { body: JSON.stringify(value, null, 2), contentType: 'application/json' });
}
