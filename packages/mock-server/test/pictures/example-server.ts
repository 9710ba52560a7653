import { createMockServer, type MockServer } from '@resetkit/mock-server';
import { type HttpServer, serve } from '@resetkit/mock-server/http';
import { registry } from '../../src/registry.ts';

/** A server on which something has happened. */
export interface ExampleServer {
  /** Without a slash at its end. */
  readonly url: string;
  /** The mock server of a backend. */
  of(id: string): MockServer;
  close(): Promise<void>;
}

const email = 'ada@example.com';
/** What happens to each backend that has these situations, with the time that passes after each. */
const story = [
  ['used', '11m'],
  ['burnt-by-weak-password', '3m'],
  ['superseded', '2m'],
  ['fresh', '40s'],
] as const;

/** Serves all backends on a free port, each with the same story. */
export async function exampleServer(): Promise<ExampleServer> {
  const made = Object.values(registry).map(async ({ load }) => {
    const provider = (await load())({});
    return createMockServer(provider, { seed: [provider.demo], clock: '2026-03-02T09:00:00Z', random: 'pictures' });
  });
  const mocks = await Promise.all(made);
  for (const mock of mocks) await play(mock);
  const server: HttpServer = await serve(mocks, { port: 0 });
  return {
    url: server.url.replace(/\/$/, ''),
    of(id) {
      const mock = mocks.find(({ provider }) => provider.id === id);
      if (!mock) throw new Error(`There is no backend ${id}.`);
      return mock;
    },
    close: () => server.close(),
  };
}

async function play(mock: MockServer): Promise<void> {
  const known = (await mock.situations.list()).map(({ name }) => name);
  for (const [situation, pause] of story) {
    if (known.includes(situation)) await mock.situations.make(situation, { email });
    await mock.clock.advance(pause);
  }
}
