import { createMockServer } from '../core/mock-server.ts';
import type { Provider } from '../core/provider.ts';
import type { Target } from './target.ts';

/**
 * A mock with real limits to hold a server against, fresh and with its initial accounts only. It is mounted at a path, or
 * its own base path is there already.
 */
export function mockTarget(provider: Provider, path = '', mounted = true): Target {
  const { origin } = new URL(provider.baseUrl);
  const mock = createMockServer(provider, { limits: 'real', baseUrl: mounted ? `${origin}${path}` : origin });
  return {
    baseUrl: `${origin}${path}`,
    fetch: (url, init) => mock.fetch(url, init),
    async mailTo(to) {
      const [mail] = await mock.outbox.list({ to });
      return mail;
    },
  };
}
