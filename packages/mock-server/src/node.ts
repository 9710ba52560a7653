import { type SetupServer, setupServer } from 'msw/node';
import type { MockServer } from './core/server.ts';
import { warnInProduction } from './http/warn-in-production.ts';
import { handlers } from './msw.ts';

/**
 * MSW's `setupServer` with the handlers of these mock servers. Call `listen()` at the start of the tests and `close()`
 * at their end; add handlers of your own with `use()`. Throws if two mock servers of one provider have the same base
 * URL. Warns on the console if `NODE_ENV` is `production`.
 *
 * @example
 * const server = setupMockServer(mock);
 * beforeAll(() => server.listen());
 * afterAll(() => server.close());
 */
export function setupMockServer(...mocks: readonly MockServer[]): SetupServer {
  warnInProduction();
  return setupServer(...handlers(...mocks));
}
