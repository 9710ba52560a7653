import { createMockServer } from '../core/mock-server.ts';
import type { Provider } from '../core/provider.ts';
import type { Target } from './target.ts';

/** A mock with real limits to hold a server against, fresh and with its initial accounts only. */
export function mockTarget<Options extends object>(provider: Provider<Options>): Target {
  const mock = createMockServer(provider, { limits: 'real' });
  return {
    baseUrl: mock.baseUrl,
    fetch: (url, init) => mock.fetch(url, init),
    async mailTo(to) {
      const [mail] = await mock.outbox.list({ to });
      return mail;
    },
  };
}
