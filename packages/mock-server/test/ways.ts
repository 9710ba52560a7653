import { serve } from '@resetkit/mock-server/http';
import type { ControlledMockServer } from '../src/core/server.ts';

type Sending = (path: string, init: RequestInit) => Promise<Response>;

/** A way to reach a mock server. */
export interface Way<Client> {
  readonly name: string;
  open(mock: ControlledMockServer): Promise<Client & { close(): Promise<void> }>;
}

/** The ways in which the same tests run, for a client over anything like `fetch`. With `atRoot` the server has no prefix. */
export function waysOf<Client extends object>(
  clientOf: (fetch: Sending) => Client,
  { atRoot = false }: { readonly atRoot?: boolean } = {},
): readonly Way<Client>[] {
  return [
    {
      name: 'in-process',
      open: async (mock) => ({ ...clientOf(mock.fetch), close: () => mock.close() }),
    },
    {
      name: 'over HTTP',
      async open(mock) {
        const server = await serve([mock], { port: 0, atRoot });
        const baseUrl = atRoot ? server.url : server.baseUrlOf(mock);
        // By its number, so that no connection begins with looking the name up.
        const address = baseUrl.replace('//localhost:', '//127.0.0.1:');
        return { ...clientOf((path, init) => fetch(`${address}${path}`, init)), close: server.close };
      },
    },
  ];
}
