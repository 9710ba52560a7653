import { type SetupWorker, setupWorker } from 'msw/browser';
import type { MockServer } from './core/server.ts';
import { handlers } from './msw.ts';

/**
 * MSW's `setupWorker` with the handlers of these mock servers, for pages. The page needs MSW's worker script
 * (`npx msw init <public folder>`). Throws if two mock servers of one provider have the same base URL.
 *
 * A mailed link is a page load, and a page load makes new mock servers. With a store in the web storage they go on where
 * those of the page before have stopped, clock and faults included; without one, a line on the console says so.
 *
 * @example
 * const mock = createMockServer(insforge(), { store: createWebStorageStore(sessionStorage) });
 * await setupMockWorker(mock).start();
 */
export function setupMockWorker(...mocks: readonly MockServer[]): SetupWorker {
  const worker = setupWorker(...handlers(...mocks));
  keepOnLeaving(mocks);
  return worker;
}

function keepOnLeaving(mocks: readonly MockServer[]): void {
  const forgetful = mocks.filter(({ keep }) => keep === undefined).map(({ provider }) => provider.title);
  if (forgetful.length > 0) {
    console.info(
      `Resetkit: ${forgetful.join(' and ')} in this page will forget accounts, mails and codes at the next page load, ` +
        'and a mailed link is one. To keep them: createMockServer(…, { store: createWebStorageStore(sessionStorage) }), ' +
        "from '@resetkit/mock-server/stores/web-storage'.",
    );
  }
  addEventListener('pagehide', () => {
    for (const { keep } of mocks) keep?.();
  });
}
