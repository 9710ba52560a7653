import type { BackendTypes } from '../core/backend-types.ts';
import type { MockControl } from '../core/mock-control.ts';
import { checkedName, refuseInner } from '../core/namespaces.ts';
import type { Provider } from '../core/provider.ts';
import type { ProviderTypes } from '../provider-types.ts';
import { checkedFetch } from './checked-fetch.ts';
import { controlApi, dataOf, wasThere } from './control-api.ts';
import { namespaceUrl } from './namespace-url.ts';
import { remoteAccounts } from './remote-accounts.ts';
import { type RemoteChanges, remoteChanges } from './remote-changes.ts';
import { remoteChecks } from './remote-checks.ts';
import { remoteFaults } from './remote-faults.ts';
import { remoteJournal } from './remote-journal.ts';
import { remoteLives } from './remote-lives.ts';
import { remoteOutbox } from './remote-outbox.ts';
import { remoteSessions } from './remote-sessions.ts';
import { remoteSituations } from './remote-situations.ts';
import { remoteSteering } from './remote-steering.ts';

/** Where a mock server on a port is. */
export interface ControlSettings<Id extends string> {
  /** The URL of the Resetkit server: `http://localhost:7357`. */
  readonly baseUrl: string;
  /** The id of the backend. */
  readonly provider: Id;
  /** The namespace. Default: the server's own world. */
  readonly namespace?: string;
  /** The token of the server, if it has one: what start printed, or `--token`. */
  readonly token?: string;
  /** The `fetch` to use. Default: the platform's. */
  readonly fetch?: typeof globalThis.fetch;
}

/** A mock server on a port, as a test steers it. */
export interface Remote<T extends BackendTypes = BackendTypes> {
  /** The base URL of the backend, as clients of it must be given. */
  readonly backendUrl: string;
  /**
   * The mock server of another backend in the same world of the same server. One request waits for the changes of all that were
   * made from one.
   */
  backend<Id extends keyof ProviderTypes & string>(provider: Id): Remote<TypesOf<Id>> & MockControl<TypesOf<Id>>;
  /**
   * Calls a function with `false` when the server goes away, and with `true` when it is back, while somebody listens to changes.
   * Returns the function that ends it.
   */
  onReachable(listener: (isReachable: boolean) => void): () => void;
  /** The mock server of a namespace of the server, which is made on first use. */
  namespace(name: string): Remote<T> & MockControl<T>;
  /** The namespaces of the server. */
  readonly namespaces: RemoteNamespaces;
  /** Restarts all backends of the server; with a namespace, those of the namespace. */
  restartAll(): Promise<void>;
}

/** Where a namespace is reached. */
export interface OpenedNamespace {
  /** Its URL. */
  readonly url: string;
  /** The base URL of each backend, by its id. */
  readonly baseUrls: Readonly<Record<string, string>>;
}

/** The namespaces of a server on a port. */
export interface RemoteNamespaces {
  /** Their names. */
  list(): Promise<readonly string[]>;
  /**
   * Makes a namespace, with a port of its own if one is given (0: any free one), for clients that drop the path of a base
   * URL. Gives its URL and the base URL of each backend.
   */
  open(name: string, options?: { readonly port?: number }): Promise<OpenedNamespace>;
  /** Drops a namespace. Resolves to `false` if there is none of this name. */
  drop(name: string): Promise<boolean>;
}

/** The types of a backend, by its id. */
export type TypesOf<Id extends keyof ProviderTypes> =
  ReturnType<ProviderTypes[Id]> extends Provider<infer T> ? T : never;

/**
 * Steers a mock server on a port with the same calls as one in the process. Throws if the URL or the name of the namespace
 * is wrong. Every call rejects with the sentence that the mock server in the process throws. The first one also says if no
 * server answers at the URL, if that is not one of Resetkit, or if its version does not fit.
 *
 * @example
 * const mock = createMockControl({ baseUrl: 'http://localhost:7357', provider: 'insforge', namespace: 'worker-3' });
 * const { code } = await mock.outbox.waitFor({ to: 'ada@example.com' });
 */
export function createMockControl<Id extends keyof ProviderTypes & string>(
  settings: ControlSettings<Id>,
): Remote<TypesOf<Id>> & MockControl<TypesOf<Id>> {
  const { baseUrl, fetch = (...input) => globalThis.fetch(...input) } = settings;
  return controlOver(checkedFetch(baseUrl, fetch), settings);
}

/** The same with a `fetch` that has asked what the server is, which several share. */
export function controlOver<Id extends keyof ProviderTypes & string>(
  fetch: typeof globalThis.fetch,
  settings: ControlSettings<Id>,
  shared?: RemoteChanges,
): ReturnType<typeof createMockControl<Id>> {
  const { baseUrl, provider, namespace, token } = settings;
  if (namespace !== undefined) checkedName(namespace);
  const api = controlApi(baseUrl, namespace, token, fetch);
  const changes = shared ?? remoteChanges(api);
  const server = controlApi(baseUrl, undefined, token, fetch);
  const control: MockControl & Remote = {
    backendUrl: `${namespaceUrl(baseUrl, namespace)}/${provider}`,
    about: () => dataOf(api.GET('/_resetkit/{provider}', { params: { path: { provider } } })),
    ...remoteAccounts(api, provider),
    outbox: remoteOutbox(api, provider),
    ...remoteSteering(api, provider),
    faults: remoteFaults(api, provider),
    journal: remoteJournal(api, provider),
    situations: remoteSituations(api, provider),
    sessions: remoteSessions(api, provider),
    ...remoteChecks(api, provider),
    ...remoteLives(api, provider),
    onChange: (listener) => changes.on(provider, listener),
    onReachable: changes.onReachable,
    backend: (other) => controlOver(fetch, { ...settings, provider: other }, changes),
    namespace: (name) =>
      namespace === undefined ? controlOver(fetch, { ...settings, namespace: name }) : refuseInner(namespace, name),
    namespaces: {
      async list() {
        const { namespaces } = await dataOf(server.GET('/_resetkit/namespaces'));
        return namespaces.map(({ name }) => name);
      },
      open: (name, { port } = {}) =>
        dataOf(server.POST('/_resetkit/namespaces', { body: { name, ...(port !== undefined && { port }) } })),
      drop: (name) =>
        wasThere(server.DELETE('/_resetkit/namespaces', { params: { query: { name } } }), () =>
          server.GET('/_resetkit/health'),
        ),
    },
    async restartAll() {
      await dataOf(api.POST('/_resetkit/restart'));
    },
  };
  return control as ReturnType<typeof createMockControl<Id>>;
}
