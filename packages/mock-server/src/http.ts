import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Controlled } from './control/world.ts';
import { checkMocks } from './core/check-mocks.ts';
import { checkedName } from './core/namespaces.ts';
import type { ControlledMockServer } from './core/server.ts';
import type { WireReply } from './core/wire.ts';
import { dispatch } from './http/dispatch.ts';
import { createEndOfTurn } from './http/end-of-turn.ts';
import { readRequest } from './http/read-request.ts';
import type { HttpServer, ServeSettings } from './http/serve-settings.ts';
import { namespacedWorld, type OwnPort, servedNamespaces, servedWorld } from './http/served-world.ts';

export type { HttpServer, ServeSettings } from './http/serve-settings.ts';

/** The default port. 7357 reads TEST. */
export const defaultPort = 7357;

/** The time after which an idle connection is closed: that of the real servers (`Keep-Alive: timeout=65`). */
const keepAliveTimeoutMs = 65_000;

/**
 * Puts mock servers on a port: the inbox page at `/`, the control API under `/_resetkit/`, each backend under
 * `/{provider}/`. Takes one mock server or several, each of another provider. Rejects with a sentence that says what to
 * do, for example if the port is in use.
 *
 * @example
 * const server = await serve([mock], { port: 0 });
 * await fetch(`${server.baseUrlOf(mock)}/api/auth/public-config`);
 * await server.close();
 */
export async function serve(
  served: ControlledMockServer | readonly ControlledMockServer[],
  settings: ServeSettings = {},
): Promise<HttpServer> {
  const mocks: readonly ControlledMockServer[] = [served].flat();
  checkMocks(mocks, 'serve([mock])');
  const { host = '127.0.0.1', publicUrl, atRoot = false, namespace } = settings;
  const publicOrigin = publicUrl === undefined ? undefined : originOf(publicUrl);
  if (namespace !== undefined) checkedName(namespace);
  checkPrefixes(mocks);
  const isAtRoot = atRoot && mocks.length === 1;
  const open = (port: number, world: (origin: string) => Controlled): Promise<Listening> =>
    listenFor({ port, host, isAtRoot }, publicOrigin, world);
  let namespaces: ReturnType<typeof servedNamespaces> | undefined;
  const main = await open(settings.port ?? defaultPort, (origin) => {
    if (namespace !== undefined) return namespacedWorld(mocks, origin, namespace, origin);
    // A port of its own has an origin of its own, which no public URL stands for.
    namespaces = servedNamespaces(mocks, origin, (port, world) =>
      listenFor({ port, host, isAtRoot }, undefined, world),
    );
    return servedWorld(mocks, origin, namespaces);
  });
  return {
    url: main.url,
    port: main.port,
    baseUrls: Object.fromEntries(mocks.map(({ provider: { id } }) => [id, `${main.url}/${id}`])),
    baseUrlOf: ({ provider }) => `${main.url}/${provider.id}`,
    async close() {
      await namespaces?.close();
      await main.close();
    },
  };
}

/** A port that is open. */
interface Listening extends OwnPort {
  readonly port: number;
}

interface Place {
  readonly port: number;
  readonly host: string;
  readonly isAtRoot: boolean;
}

/** Opens a port, and answers there for the world that `worldAt` makes of its origin. */
async function listenFor(
  { port: wanted, host, isAtRoot }: Place,
  publicOrigin: string | undefined,
  worldAt: (origin: string) => Controlled,
): Promise<Listening> {
  const server = createServer();
  await listen(server, wanted, host);
  const { port } = server.address() as AddressInfo;
  const url = publicOrigin ?? `http://${nameOf(host)}:${port}`;
  const world = worldAt(url);
  server.keepAliveTimeout = keepAliveTimeoutMs;
  const endOfTurn = createEndOfTurn();
  server.on('request', async (incoming, response) => {
    try {
      const reply = await dispatch(await readRequest(incoming, response, url), world, isAtRoot);
      await endOfTurn();
      write(response, reply);
    } catch (error) {
      // A client that closed the connection is not an error.
      if (!incoming.errored && !response.closed) fail(response, error);
    }
  });
  return { url, port, close: () => close(server) };
}

function checkPrefixes(mocks: readonly ControlledMockServer[]): void {
  const ids = mocks.map(({ provider }) => provider.id);
  const twice = ids.find((id, index) => ids.indexOf(id) !== index);
  if (twice === undefined) return;
  throw new Error(`There are two mock servers of ${twice}, and one prefix for them. Serve each on a port of its own.`);
}

function originOf(publicUrl: string): string {
  const url = URL.canParse(publicUrl) ? new URL(publicUrl) : undefined;
  if (url && /^https?:$/.test(url.protocol) && url.href === `${url.origin}/`) return url.origin;
  throw new Error(
    `The public URL is an origin, such as https://mock.example.com:8443, and has no path. It is not ${JSON.stringify(publicUrl)}.`,
  );
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

function write(response: ServerResponse, { status, headers, body, cut }: WireReply): void {
  if (cut === 'before') {
    response.destroy();
    return;
  }
  response.writeHead(status, [...headers]);
  if (cut === 'during') {
    response.write(body?.subarray(0, Math.floor(body.length / 2)) ?? '', () => response.destroy());
    return;
  }
  if (cut === 'after') response.end(body, () => response.destroy());
  else response.end(body);
}

/** Reports an error of Resetkit itself, on the console and to the client. Backends do not answer like this. */
function fail(response: ServerResponse, error: unknown): void {
  console.error(error);
  if (response.headersSent) {
    response.destroy();
    return;
  }
  response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
  response.end(`Resetkit failed: ${error instanceof Error ? error.message : String(error)}\n`);
}

function close(server: Server): Promise<void> {
  return new Promise((resolve, reject) => {
    server.close((error) => (error && server.listening ? reject(error) : resolve()));
    server.closeAllConnections();
  });
}

/**
 * The host name in URLs. It is `localhost` for wildcard and loopback addresses: apps are developed there, and for
 * browsers `127.0.0.1` is another site, to which they would not send the cookies.
 */
function nameOf(host: string): string {
  if (['127.0.0.1', '0.0.0.0', '::'].includes(host)) return 'localhost';
  return host.includes(':') ? `[${host}]` : host;
}
