import { type SetupWorker, setupWorker } from 'msw/browser';
import type { MockServer } from './core/server.ts';
import { handlers } from './msw.ts';

/**
 * MSW's `setupWorker` with the handlers of these mock servers, for pages. The page needs MSW's worker script
 * (`npx msw init <public folder>`). Throws if two mock servers of one provider have the same base URL.
 *
 * @example
 * await setupMockWorker(mock).start();
 */
export function setupMockWorker(...mocks: readonly MockServer[]): SetupWorker {
  return setupWorker(...handlers(...mocks));
}
