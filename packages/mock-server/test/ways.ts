import { serve } from '@resetkit/mock-server/http';
import type { ControlledMockServer } from '../src/core/server.ts';

type Sending = (path: string, init: RequestInit) => Promise<Response>;

/** A way to reach a mock server. */
export interface Way<Client> {
  readonly name: string;
  open(mock: ControlledMockServer): Promise<Client & { close(): Promise<void> }>;
}

/** Every way that the same tests must pass through, for a client over anything like `fetch`; `atRoot` where paths tell the mount. */
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
        return { ...clientOf((path, init) => fetch(`${baseUrl}${path}`, init)), close: server.close };
      },
    },
  ];
}
