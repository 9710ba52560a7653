import { type SetupServer, setupServer } from 'msw/node';
import type { MockServer } from './core/server.ts';
import { handlers } from './msw.ts';

/**
 * MSW's `setupServer` with the handlers of these mock servers: call `listen()` before the tests and `close()` after them.
 * More handlers can be added with `use()`, as always.
 *
 * @example
 * const server = setupMockServer(mock);
 * beforeAll(() => server.listen());
 * afterAll(() => server.close());
 */
export function setupMockServer(...mocks: readonly MockServer[]): SetupServer {
  return setupServer(...handlers(...mocks));
}
