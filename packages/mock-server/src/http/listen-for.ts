import { createServer, type Server, type ServerOptions } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Controlled } from '../control/world.ts';
import { destinationOf } from './dispatch.ts';
import { createFlight } from './flight.ts';
import { hostInUrls } from './host-in-urls.ts';
import { createListener } from './listener.ts';
import type { ServeSettings } from './serve-settings.ts';
import type { OwnPort } from './served-world.ts';

/** The default port. 7357 reads TEST. */
export const defaultPort = 7357;

/** The time after which an idle connection is closed: that of the real servers (`Keep-Alive: timeout=65`). */
const keepAliveTimeoutMs = 65_000;

/** A port that is to be opened. */
export interface Place {
  readonly port: number;
  readonly host: string;
  /** Whether the only backend also answers paths without its prefix. */
  readonly isAtRoot: boolean;
  readonly patience: ServerOptions;
}

/** How long Node waits for clients. Node looks for late ones from time to time. */
export function patienceOf({
  headersTimeoutMs = 10_000,
  requestTimeoutMs = 60_000,
}: Pick<ServeSettings, 'headersTimeoutMs' | 'requestTimeoutMs'>): ServerOptions {
  const connectionsCheckingInterval = Math.min(5_000, headersTimeoutMs, requestTimeoutMs);
  return { headersTimeout: headersTimeoutMs, requestTimeout: requestTimeoutMs, connectionsCheckingInterval };
}

/** Opens a port, and answers there for the world that `worldAt` makes of its origin. */
export async function listenFor(
  { port: wanted, host, isAtRoot, patience }: Place,
  publicOrigin: string | undefined,
  worldAt: (origin: string) => Controlled,
): Promise<OwnPort> {
  const server = createServer({ ...patience, keepAliveTimeout: keepAliveTimeoutMs });
  await listen(server, wanted, host);
  const { port } = server.address() as AddressInfo;
  const url = publicOrigin ?? `http://${hostInUrls(host)}:${port}`;
  const world = worldAt(url);
  const flight = createFlight(server);
  server.on(
    'request',
    createListener({
      url,
      flight,
      ready: (target) => world.ready?.(target),
      destinationOf: (head) => destinationOf(head, world, isAtRoot),
    }),
  );
  return { url, port, close: () => close(server), finish: flight.finish };
}

function listen(server: Server, port: number, host: string): Promise<void> {
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    return Promise.reject(new Error(`Expected a port from 0 to 65535, not ${port}.`));
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new Error(cannotListen(error, port, host))));
    server.listen(port, host, resolve);
  });
}

function cannotListen({ code, message }: NodeJS.ErrnoException, port: number, host: string): string {
  switch (code) {
    case 'EADDRINUSE':
      return `Port ${port} on ${host} is taken. Stop what uses it, or choose another one: --port 0 takes any that is free.`;
    case 'EACCES':
      return `Port ${port} needs more rights than this process has. Choose one above 1023: --port ${defaultPort}.`;
    case 'EADDRNOTAVAIL':
    case 'EAI_AGAIN':
    case 'ENOTFOUND':
      return `${host} is not an address of this machine. Choose another one: --host 127.0.0.1.`;
    default:
      return `Cannot listen on ${host}:${port}: ${message}`;
  }
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error && server.listening ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}
