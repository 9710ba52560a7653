import type { Access } from '../control/access.ts';
import type { Controlled, ServedMock, ServedNamespace, ServedNamespaces } from '../control/world.ts';
import { checkedName } from '../core/namespaces.ts';
import type { ControlledMockServer } from '../core/server.ts';
import { version } from '../version.ts';

/** A world of mock servers at a URL: the whole server, or a namespace of it. */
export function servedWorld(
  mocks: readonly ControlledMockServer[],
  origin: string,
  access: Access,
  namespaces: ServedNamespaces | undefined,
): Controlled {
  const served = mocks.map((mock) => placed(mock, mocks, origin, ''));
  return { version, access, url: origin, mocks: served, ...(namespaces && { namespaces }) };
}

/** A mock server that knows where it is served, so that what it makes by itself leads there. */
function placed(
  mock: ControlledMockServer,
  mocks: readonly ControlledMockServer[],
  url: string,
  prefix: string,
): ServedMock {
  const { id } = mock.provider;
  const baseUrl = `${url}/${id}`;
  const backing = mocks.find(({ provider }) => provider.id === mock.behind?.provider.id);
  mock.servedAt({
    baseUrl,
    mount: `${prefix}/${id}`,
    ...(backing && { behindUrl: `${url}/${backing.provider.id}` }),
  });
  return { id, mock, baseUrl };
}

/** A port that is open for one namespace. */
export interface OwnPort {
  readonly url: string;
  close(): Promise<void>;
  finish(): Promise<void>;
}

/** Makes the world of a port that is open at an origin. */
export type MakeWorld = (origin: string, access: Access) => Controlled;

/**
 * The namespaces of the server at this origin. `listen` opens a port for the world that it is given.
 */
export function servedNamespaces(
  mocks: readonly ControlledMockServer[],
  origin: string,
  access: Access,
  listen: (port: number, world: MakeWorld) => Promise<OwnPort>,
): ServedNamespaces & Pick<OwnPort, 'close' | 'finish'> {
  const ports = new Map<string, OwnPort>();
  const urlOf = (name: string): string => ports.get(name)?.url ?? `${origin}/@${name}`;
  const shown = (name: string): ServedNamespace => ({
    name,
    url: urlOf(name),
    baseUrls: Object.fromEntries(mocks.map(({ provider: { id } }) => [id, `${urlOf(name)}/${id}`])),
  });
  const closePort = async (name: string): Promise<void> => {
    await ports.get(name)?.close();
    ports.delete(name);
  };
  return {
    worldOf: (name) => namespacedWorld(mocks, access, name, `${origin}/@${name}`),
    list: () => [...new Set([...mocks.flatMap(({ namespaces }) => namespaces.list()), ...ports.keys()])].map(shown),
    async open(name, port) {
      checkedName(name);
      for (const mock of mocks) mock.namespace(name);
      if (port !== undefined && !ports.has(name))
        ports.set(name, await listen(port, (own, itsAccess) => namespacedWorld(mocks, itsAccess, name, own)));
      return shown(name);
    },
    async drop(name) {
      const hadPort = ports.has(name);
      await closePort(name);
      const dropped = await Promise.all(mocks.map(({ namespaces }) => namespaces.drop(name)));
      return hadPort || dropped.includes(true);
    },
    async close() {
      await Promise.all([...ports.keys()].map(closePort));
    },
    async finish() {
      await Promise.all([...ports.values()].map((port) => port.finish()));
    },
  };
}

/** The world of a namespace. A mock server of it is made when somebody asks for that one. */
export function namespacedWorld(
  mocks: readonly ControlledMockServer[],
  access: Access,
  name: string,
  url: string,
): Controlled {
  const served = mocks.map((mock): ServedMock => {
    const { id } = mock.provider;
    return {
      id,
      baseUrl: `${url}/${id}`,
      get mock() {
        return placed(mock.namespace(name), mocks, url, new URL(url).pathname.replace(/\/$/, '')).mock;
      },
    };
  });
  return { version, access, url, mocks: served };
}
