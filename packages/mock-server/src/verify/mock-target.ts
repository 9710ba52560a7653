import type { AccountInput } from '../core/accounts.ts';
import { createMockServer } from '../core/mock-server.ts';
import type { Provider } from '../core/provider.ts';
import type { Target } from './target.ts';

/** Where a mock is, and which accounts it begins with. */
export interface MockTargetSettings {
  /** Default: none. */
  readonly path?: string;
  /** The end of the path that is a setting of the backend itself. Default: none of it. */
  readonly basePath?: string;
  /** Default: the provider's initial accounts only. */
  readonly seed?: readonly AccountInput[];
}

/** A fresh mock with real limits to hold a server against. */
export function mockTarget(
  provider: Provider,
  { path = '', basePath = '', seed = [] }: MockTargetSettings = {},
): Target {
  const { origin } = new URL(provider.baseUrl);
  const baseUrl = `${origin}${path.slice(0, path.length - basePath.length)}`;
  const mock = createMockServer(provider, { limits: 'real', baseUrl, seed });
  return {
    baseUrl: `${origin}${path}`,
    fetch: (url, init) => mock.fetch(url, init),
    async mailTo(to) {
      const [mail] = await mock.outbox.list({ to });
      return mail;
    },
  };
}
