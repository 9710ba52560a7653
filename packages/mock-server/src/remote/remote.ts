import type { BackendTypes } from '../core/backend-types.ts';
import type { MockControl } from '../core/mock-control.ts';
import type { Provider } from '../core/provider.ts';
import type { ProviderTypes } from '../provider-types.ts';

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
