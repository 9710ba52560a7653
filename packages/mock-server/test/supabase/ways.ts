import { serve } from '@resetkit/mock-server/http';
import { type Client, clientOf, type Mock } from './start.ts';

/** A way to reach a mock server. */
export interface Way {
  readonly name: string;
  open(mock: Mock): Promise<Client & { close(): Promise<void> }>;
}

/** Every way that the same tests must pass through. */
export const ways: readonly Way[] = [
  {
    name: 'in-process',
    open: async (mock) => ({ ...clientOf(mock.fetch), close: () => mock.close() }),
  },
  {
    name: 'over HTTP',
    async open(mock) {
      const server = await serve([mock], { port: 0 });
      return { ...clientOf((path, init) => fetch(`${server.url}/supabase${path}`, init)), close: server.close };
    },
  },
];
