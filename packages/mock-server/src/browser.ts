import { type SetupWorker, setupWorker } from 'msw/browser';
import type { MockServer } from './core/server.ts';
import { handlers } from './msw.ts';

/** Where `setupMockWorker` may be used. */
export interface MockWorkerOptions {
  /**
   * Whether it may be used on a page that other machines can open. Whoever opens such a page talks to the mock server,
   * whose accounts and codes are no secrets. Default: `false`.
   */
  readonly allowPublicPage?: boolean;
}

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
 *
 * Throws on a page whose host is not this machine, such as one that was deployed by mistake, unless the last argument is
 * `{ allowPublicPage: true }`.
 */
export function setupMockWorker(...given: readonly (MockServer | MockWorkerOptions)[]): SetupWorker {
  const mocks = given.filter(isMock);
  if (!given.some((one) => !isMock(one) && one.allowPublicPage)) checkPage(location.hostname);
  const worker = setupWorker(...handlers(...mocks));
  keepOnLeaving(mocks);
  return worker;
}

function isMock(given: MockServer | MockWorkerOptions): given is MockServer {
  return 'provider' in given;
}

/** Throws if other machines can open a page at this host. The host of a file is empty. */
function checkPage(hostname: string): void {
  if (/^(?:|localhost|.+\.localhost|127(?:\.\d{1,3}){3}|\[::1\])$/.test(hostname)) return;
  throw new Error(
    `Resetkit mocks the backend of this page, which other machines can open at ${hostname}. If that is wanted: ` +
      'setupMockWorker(mock, { allowPublicPage: true }).',
  );
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
