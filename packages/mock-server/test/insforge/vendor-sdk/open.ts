import { createClient, type InsForgeClient, type InsForgeError } from '@insforge/sdk';
import type { MockServerSettings } from '@resetkit/mock-server';
import { serve } from '@resetkit/mock-server/http';
import type { InsforgeOptions } from '@resetkit/mock-server/insforge';
import { setupMockServer } from '@resetkit/mock-server/node';
import { onTestFinished, vi } from 'vitest';
import { type Mock, start } from '../world.ts';

type ClientSettings = NonNullable<Parameters<typeof createClient>[0]>;
type Fetch = typeof globalThis.fetch;

/** A way in which InsForge's own SDK reaches a mock: what `createClient` is given for it. */
export interface VendorWay {
  readonly name: string;
  reach(mock: Mock): Promise<{ readonly baseUrl?: string; readonly fetch: Fetch }>;
}

/** On a port under the backend's prefix and at the root, and intercepted where the SDK goes if told nothing. */
export const vendorWays: readonly VendorWay[] = [
  {
    name: 'over HTTP, given the base URL of the backend',
    async reach(mock) {
      const server = await serve([mock], { port: 0 });
      onTestFinished(server.close);
      return { baseUrl: server.baseUrls['insforge'] ?? '', fetch: globalThis.fetch };
    },
  },
  {
    name: 'over HTTP, at the root',
    async reach(mock) {
      const server = await serve([mock], { port: 0, atRoot: true });
      onTestFinished(server.close);
      return { baseUrl: server.url, fetch: globalThis.fetch };
    },
  },
  {
    name: 'through msw',
    async reach(mock) {
      const server = setupMockServer(mock);
      server.listen({ onUnhandledRequest: 'error' });
      onTestFinished(() => server.close());
      return { fetch: globalThis.fetch };
    },
  },
];

export interface Vendor {
  readonly mock: Mock;
  readonly client: InsForgeClient;
  readonly auth: InsForgeClient['auth'];
  /** Another client of the same mock. */
  another(settings: ClientSettings): InsForgeClient;
}

/** A mock with an account, and InsForge's own SDK as a page would use it: with `document.cookie` and a browser's cookies. */
export async function open(
  way: VendorWay,
  options: Partial<InsforgeOptions> = {},
  { client: settings, ...mockSettings }: MockServerSettings & { readonly client?: ClientSettings } = {},
): Promise<Vendor> {
  const { mock } = start(options, mockSettings);
  vi.stubGlobal('document', { cookie: '' });
  onTestFinished(() => void vi.unstubAllGlobals());
  const reached = await way.reach(mock);
  const fetch = withCookies(reached.fetch);
  const another: Vendor['another'] = (more) => createClient({ ...reached, fetch, retryCount: 0, ...more });
  const client = another(settings ?? {});
  return { mock, client, auth: client.auth, another };
}

/** Keeps cookies as a browser does, by their path. */
function withCookies(fetch: Fetch): Fetch {
  const jar = new Map<string, { readonly path: string; readonly pair: string }>();
  return async (input, init) => {
    const { pathname } = new URL(String(input));
    const cookie = [...jar.values()].filter(({ path }) => pathname.startsWith(`${path}/`)).map(({ pair }) => pair);
    const headers = new Headers(init?.headers);
    if (init?.credentials === 'include' && cookie.length > 0) headers.set('cookie', cookie.join('; '));
    const response = await fetch(input, { ...init, headers });
    for (const line of response.headers.getSetCookie()) {
      const [pair = ''] = line.split(';');
      const path = /; Path=([^;]+)/.exec(line)?.[1] ?? '/';
      const [name = '', value] = pair.split('=');
      if (value) jar.set(name, { path, pair });
      else jar.delete(name);
    }
    return response;
  };
}

/** What an app can read of the SDK's error: own fields, and the message. */
export function fieldsOf(error: InsForgeError | null): object {
  return { ...error, message: error?.message };
}
