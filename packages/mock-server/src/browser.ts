import { type SetupWorker, setupWorker } from 'msw/browser';
import type { MockServer } from './core/server.ts';
import { handlers } from './msw.ts';

/**
 * MSW's `setupWorker` with the handlers of these mock servers, for a page: `await setupMockWorker(mock).start()`.
 * The page needs MSW's worker script (`npx msw init <public folder>`).
 */
export function setupMockWorker(...mocks: readonly MockServer[]): SetupWorker {
  return setupWorker(...handlers(...mocks));
}
