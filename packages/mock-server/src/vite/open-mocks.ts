import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CliProcess } from '../cli/cli-process.ts';
import { prepareMocks } from '../cli/prepare-mocks.ts';
import { type Access, createAccess } from '../control/access.ts';
import type { RequestHead } from '../core/body-size.ts';
import { pathOf } from '../core/wire.ts';
import { type Destination, destinationOf } from '../http/dispatch.ts';
import { listenFor, patienceOf } from '../http/listen-for.ts';
import { createListener } from '../http/listener.ts';
import { toSlash } from '../http/own-replies.ts';
import { servedNamespaces, servedWorld } from '../http/served-world.ts';
import { serverPath } from './places.ts';
import type { ReadSettings } from './read-vite-settings.ts';

/** Where a dev server is reached, and who may use what is ours. */
export interface DevServer {
  readonly origin: string;
  /** Where the app is. */
  readonly app: string;
  /** The address that it listens on. Namespaces that ask for a port get it there. */
  readonly host: string;
  readonly token: string | undefined;
  readonly allowHosts: readonly string[];
}

/** Mock servers at the origin of a dev server. */
export interface OpenMocks {
  /** Answers a request that is ours. */
  listener(incoming: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Whether a target is a path of an operation of the backend at the root. */
  isAtRoot(target: string): Promise<boolean>;
  /** Closes their ports, their store and all who wait for them. */
  close(): Promise<void>;
}

/** Opens the mock servers that the settings ask for. Rejects with a sentence if something of the seed or the store is wrong. */
export async function openMocks(
  { flags, places }: ReadSettings,
  { origin, app, host, token, allowHosts }: DevServer,
  tell: Pick<CliProcess, 'print' | 'printError'>,
): Promise<OpenMocks> {
  const { started, placed, begin, keep } = await prepareMocks({ ...flags, app: flags.app ?? app }, tell);
  const sources = started.map(({ source }) => source);
  const accessAt = (own: string): Access => createAccess({ origin: own, token, allowedHosts: [host, ...allowHosts] });
  const url = `${origin}${serverPath}`;
  const namespaces = servedNamespaces(sources, url, accessAt(origin), (port, world) =>
    listenFor({ port, host, isAtRoot: false, patience: patienceOf({}) }, undefined, (own) => world(own, accessAt(own))),
  );
  const baseUrlOf = (id: string): string => `${origin}${places.pathOf(id)}`;
  const world = servedWorld(sources, url, accessAt(origin), namespaces, baseUrlOf);
  await placed();
  await begin();

  const inner = (target: string): string => places.inner(target) ?? `/${places.atRoot}${target}`;
  return {
    listener: createListener({
      url,
      ready: (target) => world.ready?.(inner(target)),
      destinationOf(head): Destination | Promise<Destination> {
        if (isBare(head)) return { bodyLimit: 0, answer: () => toSlash(head, `${serverPath}/`) };
        return destinationOf({ ...head, target: inner(head.target), mount: serverPath }, world, false);
      },
    }),
    async isAtRoot(target) {
      const served = world.mocks.find(({ id }) => id === places.atRoot);
      await world.ready?.(`/${places.atRoot}/`);
      return served?.mock.knows(target) ?? false;
    },
    async close() {
      await namespaces.close();
      await keep();
      for (const source of sources) await source.made()?.close();
    },
  };
}

/** Whether a page is asked for whose links need a slash at the end of its path. */
function isBare({ method, target }: RequestHead): boolean {
  return (method === 'GET' || method === 'HEAD') && pathOf(target) === serverPath;
}
