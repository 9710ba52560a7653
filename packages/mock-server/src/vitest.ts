import { expect, type TestAPI, test } from 'vitest';
import type { BackendTypes } from './core/backend-types.ts';
import type { Provider } from './core/provider.ts';
import type { MockServer } from './core/server.ts';
import type { SettingsOf } from './core/settings.ts';
import { type ResetMatchers, resetMatchers } from './testing/matchers.ts';
import { lendMock } from './testing/mock-for-test.ts';

export type { MatcherResult, MatcherState, ResetMailWait, ResetMatchers } from './testing/matchers.ts';
export { resetMatchers } from './testing/matchers.ts';

/** What a test of `mockTest` gets. */
export interface MockFixtures<T extends BackendTypes = BackendTypes> {
  /** A mock server of this test alone. */
  readonly mock: MockServer<T>;
}

/**
 * Vitest's `test` with a mock server for each test, as the fixture `mock`. A test fails if it has added a fault that never
 * happened. Takes what `createMockServer` takes. `expect` has the matchers from then on.
 *
 * @example
 * const test = mockTest(insforge(), { seed: [{ email: 'ada@example.com', password: 'old-password' }] });
 * test('mails a code', async ({ mock }) => {
 *   await mock.fetch('/api/auth/email/send-reset-password', { … });
 *   await expect(mock).toHaveSentResetMail({ to: 'ada@example.com' });
 * });
 */
export function mockTest<T extends BackendTypes>(
  provider: Provider<T>,
  settings?: SettingsOf<T>,
): TestAPI<MockFixtures<T>> {
  expect.extend(resetMatchers);
  return test.extend<MockFixtures<T>>({
    mock: async ({ task }, use) => lendMock(provider, settings, use, () => task.result?.state === 'fail'),
  });
}

declare module 'vitest' {
  // biome-ignore lint/suspicious/noExplicitAny: a declaration that is merged has the parameters of the other one.
  interface Matchers<T = any> extends ResetMatchers<Promise<void>> {}
}
