import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type HttpServer, type ServeSettings, serve } from '@resetkit/mock-server/http';
import type { InsforgeOptions } from '@resetkit/mock-server/insforge';
import { onTestFinished } from 'vitest';
import { type Client, clientOf, type Mock, start } from '../insforge/world.ts';

/** Puts a mock on a free port until the test is over. The client's paths start at the server's root. */
export async function serving(
  mock: Mock,
  settings: ServeSettings = {},
): Promise<Client & { server: HttpServer; origin: string }> {
  const server = await serve([mock], { port: 0, ...settings });
  onTestFinished(server.close);
  const origin = `http://localhost:${server.port}`;
  return { server, origin, ...clientOf((path, init) => fetch(`${origin}${path}`, init)) };
}

/** A mock with one account on a free port until the test is over. */
export async function served(
  options: Partial<InsforgeOptions> = {},
  settings: ServeSettings = {},
): Promise<Awaited<ReturnType<typeof serving>> & { mock: Mock }> {
  const { mock } = start(options);
  return { mock, ...(await serving(mock, settings)) };
}

/** A server that stands for the real backend, until the test is over; returns its origin. */
export async function realBackend(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
