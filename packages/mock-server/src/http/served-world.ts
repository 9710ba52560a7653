import type { Access } from '../control/access.ts';
import type { Controlled, ServedMock, ServedNamespace, ServedNamespaces } from '../control/world.ts';
import { checkedName } from '../core/namespaces.ts';
import { outlineAt } from '../core/outline.ts';
import type { ControlledMockServer } from '../core/server.ts';
import { withoutSlashes } from '../core/without-slashes.ts';
import { controlApi, version } from '../version.ts';
import type { MockSource } from './mock-source.ts';
import { sourcesFor } from './sources-for.ts';

/** Gives the base URL of a backend by its id. */
export type BaseUrlOf = (id: string) => string;

/** The world of a whole server at a URL. Its backends are below the URL, or where `baseUrlOf` says. */
export function servedWorld(
  sources: readonly MockSource[],
  url: string,
  access: Access,
  namespaces: ServedNamespaces | undefined,
  baseUrlOf: BaseUrlOf = below(url),
): Controlled {
  const placed = new Set<ControlledMockServer>();
  const placeMade = (): undefined => {
    for (const mock of madeOf(sources)) {
      if (placed.has(mock)) continue;
      placed.add(mock);
      place(mock, baseUrlOf, isServed(mock.behind, sources));
    }
  };
  placeMade();
  return {
    version,
    controlApi,
    access,
    url,
    mocks: sources.map((source) => servedBy(source, baseUrlOf(source.id), (mock) => mock)),
    ready(target) {
      if (placed.size === sources.length) return undefined;
      const missing = sourcesFor(target, sources);
      // Another request may still wait for more of them than this one needs.
      if (missing.length === 0) return placeMade();
      return Promise.all(missing.map((source) => source.make())).then(placeMade);
    },
    ...(namespaces && { namespaces }),
  };
}

/** A mock server at a URL, or what is told of it until it is made. */
function servedBy(
  { id, outline, made }: MockSource,
  baseUrl: string,
  its: (mock: ControlledMockServer) => ControlledMockServer,
): ServedMock {
  return {
    id,
    baseUrl,
    mount: mountOf(baseUrl),
    get unmade() {
      return outline && made() === undefined ? outlineAt(outline, baseUrl) : undefined;
    },
    get mock() {
      const mock = made();
      if (!mock) throw new Error(`The mock server of ${id} is not made yet: wait for \`ready\` first.`);
      return its(mock);
    },
  };
}

/** The mock servers that are made. */
function madeOf(sources: readonly MockSource[]): readonly ControlledMockServer[] {
  return sources.flatMap((source) => source.made() ?? []);
}

function mountOf(baseUrl: string): string {
  return withoutSlashes(new URL(baseUrl).pathname);
}

function below(url: string): BaseUrlOf {
  return (id) => `${url}/${id}`;
}

/** Tells a mock server where it is served, so that what it makes by itself leads there. */
function place(mock: ControlledMockServer, baseUrlOf: BaseUrlOf, isBackingServed: boolean): void {
  const baseUrl = baseUrlOf(mock.provider.id);
  const behindUrl = isBackingServed && mock.behind ? baseUrlOf(mock.behind.provider.id) : undefined;
  mock.servedAt({ baseUrl, mount: mountOf(baseUrl), ...(behindUrl !== undefined && { behindUrl }) });
}

function isServed(mock: ControlledMockServer | undefined, sources: readonly MockSource[]): boolean {
  return mock !== undefined && madeOf(sources).includes(mock);
}

/** A port that is open for one namespace. */
export interface OwnPort {
  readonly url: string;
  readonly port: number;
  close(): Promise<void>;
  finish(): Promise<void>;
}

/** Makes the world of a port that is open at an origin. */
export type MakeWorld = (origin: string, access: Access) => Controlled;

/**
 * The namespaces of the server at this URL. `listen` opens a port for the world that it is given.
 */
export function servedNamespaces(
  sources: readonly MockSource[],
  url: string,
  access: Access,
  listen: (port: number, world: MakeWorld) => Promise<OwnPort>,
): ServedNamespaces & Pick<OwnPort, 'close' | 'finish'> {
  const ports = new Map<string, OwnPort>();
  const urlOf = (name: string): string => ports.get(name)?.url ?? `${url}/@${name}`;
  const shown = (name: string): ServedNamespace => ({
    name,
    url: urlOf(name),
    baseUrls: Object.fromEntries(sources.map(({ id }) => [id, `${urlOf(name)}/${id}`])),
  });
  const openPort = async (name: string, port: number): Promise<void> => {
    const present = ports.get(name);
    if (present === undefined)
      ports.set(name, await listen(port, (own, its) => namespacedWorld(sources, its, name, own)));
    else if (port !== 0 && port !== present.port)
      throw new Error(`The namespace ${JSON.stringify(name)} has port ${present.port} already. Drop it first.`);
  };
  // One after the other: two calls for one namespace open one port.
  let opening: Promise<void> = Promise.resolve();
  const closePort = async (name: string): Promise<void> => {
    await ports.get(name)?.close();
    ports.delete(name);
  };
  return {
    worldOf: (name) => namespacedWorld(sources, access, name, `${url}/@${name}`),
    list() {
      const names = madeOf(sources).flatMap(({ namespaces }) => namespaces.list());
      return [...new Set([...names, ...ports.keys()])].map(shown);
    },
    async open(name, port) {
      checkedName(name);
      if (port !== undefined) {
        const opened = opening.then(() => openPort(name, port));
        opening = opened.catch(() => {});
        await opened;
      }
      for (const mock of madeOf(sources)) mock.namespace(name);
      return shown(name);
    },
    async drop(name) {
      const hadPort = ports.has(name);
      await closePort(name);
      const dropped = await Promise.all(madeOf(sources).map(({ namespaces }) => namespaces.drop(name)));
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
export function namespacedWorld(sources: readonly MockSource[], access: Access, name: string, url: string): Controlled {
  const inNamespace = (mock: ControlledMockServer): ControlledMockServer => {
    const made = mock.namespace(name);
    const isBackingServed = isServed(mock.behind, sources);
    place(made, below(url), isBackingServed);
    // It was made together with this one, and nobody may have asked for it.
    if (isBackingServed && made.behind) place(made.behind, below(url), false);
    return made;
  };
  const mocks = sources.map((source) => servedBy(source, `${url}/${source.id}`, inNamespace));
  return { version, controlApi, access, url, mocks };
}
