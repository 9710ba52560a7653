import type { MockServerSettings } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import { setupMockServer } from '@resetkit/mock-server/node';
import type { PocketbaseAccount, PocketbaseOptions } from '@resetkit/mock-server/pocketbase';
import PocketBase, { ClientResponseError } from 'pocketbase';
import { onTestFinished } from 'vitest';
import { type Mock, start } from '../world.ts';

/** A way in which PocketBase's own SDK reaches a mock: the URL that it is given. */
export interface VendorWay {
  readonly name: string;
  reach(mock: Mock): Promise<string>;
}

/** On a port under the backend's prefix, at the root and in a namespace, and intercepted at its usual URL. */
export const vendorWays: readonly VendorWay[] = [
  {
    name: 'over HTTP, given the base URL of the backend',
    async reach(mock) {
      const server = await serve([mock], { port: 0 });
      onTestFinished(server.close);
      return server.baseUrls['pocketbase'] ?? '';
    },
  },
  {
    name: 'over HTTP, at the root',
    async reach(mock) {
      const server = await serve([mock], { port: 0, atRoot: true });
      onTestFinished(server.close);
      return server.url;
    },
  },
  {
    name: 'through msw',
    async reach(mock) {
      const server = setupMockServer(mock);
      server.listen({ onUnhandledRequest: 'error' });
      onTestFinished(() => server.close());
      return mock.baseUrl;
    },
  },
];

export interface Vendor {
  readonly mock: Mock;
  readonly pb: PocketBase;
  /** Another client of the same mock. */
  another(): PocketBase;
}

/** A mock with an account, and PocketBase's own SDK as an app uses it. */
export async function open(
  way: VendorWay,
  options: Partial<PocketbaseOptions> = {},
  settings: MockServerSettings<PocketbaseAccount> = {},
): Promise<Vendor> {
  // The SDK looks at the time of a session by itself.
  const { mock } = start(options, { clock: () => Date.now(), ...settings });
  const url = await way.reach(mock);
  const another = (): PocketBase => new PocketBase(url);
  return { mock, pb: another(), another };
}

/** What an app can read of the SDK's error. */
export async function errorOf(
  call: Promise<unknown>,
): Promise<Pick<ClientResponseError, 'status' | 'response' | 'message'>> {
  const error: unknown = await call.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ClientResponseError)) throw new Error(`Expected an error of the SDK, not ${String(error)}.`);
  const { status, response, message } = error;
  return { status, response, message };
}
