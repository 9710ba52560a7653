import type { Outline } from '../core/outline.ts';
import type { ControlledMockServer } from '../core/server.ts';
import type { Access } from './access.ts';

/** The mock servers that the control API steers. */
export interface Controlled {
  /** The version of Resetkit. */
  readonly version: string;
  /** The version of the control API. */
  readonly controlApi: string;
  /** Who may use the server. */
  readonly access: Access;
  /** The URL of this world, without a slash at its end: the origin, and the prefix of a namespace. */
  readonly url: string;
  readonly mocks: readonly ServedMock[];
  /** Makes the mock servers that a request to this target needs. `undefined` if they are there. */
  ready?(target: string): Promise<void> | undefined;
  /** The namespaces of the server. Absent inside of one. */
  readonly namespaces?: ServedNamespaces;
}

/** A mock server, and the URL under which clients reach it. */
export interface ServedMock {
  /** The id of its provider, which is its prefix. */
  readonly id: string;
  /** Throws if it is not made yet. */
  readonly mock: ControlledMockServer;
  readonly baseUrl: string;
  /** The path of its base URL: `''` at a root. */
  readonly mount: string;
  /** What is told of it until it is made. */
  readonly unmade?: Pick<Outline, 'title' | 'imitates' | 'example' | 'behind'> | undefined;
}

/** The namespaces of a server. */
export interface ServedNamespaces {
  /** The world of a namespace. Throws if the name is wrong. */
  worldOf(name: string): Controlled;
  list(): readonly ServedNamespace[];
  /** Makes a namespace, with a port of its own if one is given. Rejects if the name is wrong or the port is taken. */
  open(name: string, port?: number): Promise<ServedNamespace>;
  /** Drops a namespace, with its port. Resolves to `false` if there is none of this name. */
  drop(name: string): Promise<boolean>;
}

/** Where a namespace is served. */
export interface ServedNamespace {
  name: string;
  url: string;
  baseUrls: Record<string, string>;
}

/**
 * The mock server of a provider. Throws if it is not served; the stage `requireServedProvider` answers such requests
 * earlier.
 */
export function mockOf(id: string, { mocks }: Controlled): ControlledMockServer {
  const served = mocks.find((one) => one.id === id);
  if (!served) throw new Error(`No provider ${JSON.stringify(id)} is served here.`);
  return served.mock;
}
