import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CommonServerOptions, PreviewServer, ViteDevServer } from 'vite';
import { messageOf } from '../cli/message-of.ts';
import { plainText } from '../core/plain-text.ts';
import { safeHeaders } from '../core/safe-headers.ts';
import { tokenFor } from '../http/own-token.ts';
import { defineUrls } from './define-urls.ts';
import { type OpenMocks, openMocks } from './open-mocks.ts';
import { addressOf, originAt } from './origin-at.ts';
import { serverPath } from './places.ts';
import type { ReadSettings } from './read-vite-settings.ts';

/**
 * Puts mock servers on a dev server or a preview server, before all that Vite does itself: its CORS would answer for the
 * backends. They are opened when the server listens, or with their first request, because a server that is restarted is closed only
 * after the next one was made. Returns what closes them.
 */
export function mockOn(
  server: ViteDevServer | PreviewServer,
  settings: ReadSettings,
  { host, https, allowedHosts }: CommonServerOptions,
): () => Promise<void> {
  const { flags, places } = settings;
  const { config, httpServer } = server;
  const address = addressOf(host);
  const token = tokenFor(address, flags.token);
  const allowHosts = [...flags.allowHosts, ...(Array.isArray(allowedHosts) ? allowedHosts : [])];
  const say = (text: string): void => config.logger.info(plainText(text), { timestamp: true });
  const complain = (text: string): void => config.logger.error(plainText(`resetkit: ${text}`), { timestamp: true });

  let opening: Promise<OpenMocks> | undefined;
  const open = (port: number, isSecure: boolean): Promise<OpenMocks> => {
    const origin = flags.publicUrl ?? originAt({ port, host, isSecure });
    opening ??= openMocks(
      settings,
      { origin, app: new URL(config.base, origin).href, host: address, token, allowHosts },
      { print: say, printError: complain },
    );
    return opening;
  };
  httpServer?.once('listening', () => {
    const { port } = httpServer.address() as AddressInfo;
    defineUrls(config, settings, port);
    open(port, https !== undefined).catch((error) => complain(messageOf(error)));
  });
  const handle = async (incoming: IncomingMessage, response: ServerResponse, next: () => void): Promise<void> => {
    const target = incoming.url ?? '/';
    const isBelow = places.inner(target) !== undefined;
    if (!isBelow && places.atRoot === undefined) return next();
    try {
      const { listener, isAtRoot } = await open(incoming.socket.localPort ?? 0, 'encrypted' in incoming.socket);
      if (isBelow || (await isAtRoot(target))) await listener(incoming, response);
      else next();
    } catch (error) {
      if (isBelow) refuse(response, messageOf(error));
      else next();
    }
  };
  server.middlewares.stack.unshift({ route: '', handle });

  const { printUrls } = server;
  server.printUrls = () => {
    printUrls.call(server);
    const [local] = server.resolvedUrls?.local ?? [];
    if (local === undefined || flags.quiet) return;
    const query = token === undefined ? '' : `?token=${encodeURIComponent(token)}`;
    config.logger.info(`  ➜  Resetkit: ${flags.publicUrl ?? new URL(local).origin}${serverPath}/${query}`);
  };
  let closing: Promise<void> | undefined;
  return () => {
    closing ??= opening?.then((mocks) => mocks.close()).catch((error) => complain(messageOf(error)));
    return closing ?? Promise.resolve();
  };
}

/** Says why there are no mock servers. */
function refuse(response: ServerResponse, sentence: string): void {
  response.writeHead(500, ['Content-Type', 'text/plain; charset=utf-8', ...safeHeaders]);
  response.end(`Resetkit could not start: ${sentence}\n`);
}
