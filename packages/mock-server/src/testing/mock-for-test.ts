import type { BackendTypes } from '../core/backend-types.ts';
import { createMockServer } from '../core/mock-server.ts';
import type { Provider } from '../core/provider.ts';
import type { MockServer } from '../core/server.ts';
import type { SettingsOf } from '../core/settings.ts';
import { unusedFaults } from './unused-faults.ts';
import { lendWaits } from './waits-of-test.ts';

/**
 * Lends a mock server to one test. It is closed after it. Rejects if the test has added a fault that never happened; a test
 * that has failed already is told of nothing else.
 */
export async function lendMock<T extends BackendTypes>(
  provider: Provider<T>,
  settings: SettingsOf<T> | undefined,
  use: (mock: MockServer<T>) => Promise<void>,
  hasFailed: () => boolean = () => false,
): Promise<void> {
  const server = createMockServer(provider, settings);
  const { mock, end } = lendWaits<MockServer<T>>(server);
  // Not every runner rejects when the test has failed.
  let failed = true;
  try {
    await use(mock);
    failed = hasFailed();
    const unused = failed ? [] : await server.faults.unused();
    if (unused.length > 0) throw new Error(unusedFaults(unused));
  } finally {
    end(failed);
    await server.close();
  }
}
