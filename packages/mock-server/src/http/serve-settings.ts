/** The settings of `serve`. */
export interface ServeSettings {
  /** The port to listen on; 0 for any free one. Default: 7357. */
  readonly port?: number;
  /** The address to listen on. Default: `127.0.0.1`. */
  readonly host?: string;
  /**
   * The origin under which clients reach this server, for example through a container or a tunnel. Default: host and
   * port.
   */
  readonly publicUrl?: string;
  /**
   * More names under which clients reach this server, such as that of a service in a compose file. Requests under other
   * names are refused, but for `localhost`, names below it, addresses, `host`, and the name in `publicUrl`.
   */
  readonly allowHosts?: readonly string[];
  /**
   * What callers of the control API and of the inbox page have to show: `Authorization: Bearer …`. Default: nothing if
   * the address is of this machine only, otherwise a random one.
   */
  readonly token?: string;
  /** How long a client may take to send the headers of a request. It then gets 408. Default: 10 seconds. */
  readonly headersTimeoutMs?: number;
  /** How long a client may take to send a whole request. It then gets 408. Default: 60 seconds. */
  readonly requestTimeoutMs?: number;
  /** Whether the only mock server also answers paths without its prefix. Default: `false`. */
  readonly atRoot?: boolean;
  /**
   * Serves this namespace of the mock servers alone, for clients that drop the path of a base URL. Default: the mock
   * servers themselves, with all namespaces below `/@NAME/`.
   */
  readonly namespace?: string;
}

/** Mock servers on a port. */
export interface HttpServer {
  /** The origin under which clients reach this server. */
  readonly url: string;
  /** The port that it listens on. The public URL may have another one. */
  readonly port: number;
  /** What callers of the control API and of the inbox page have to show. `undefined` if they need nothing. */
  readonly token: string | undefined;
  /** The URL of each backend, by the id of its provider. */
  readonly baseUrls: Readonly<Record<string, string>>;
  /** The URL of a mock server's backend. */
  baseUrlOf(mock: { readonly provider: { readonly id: string } }): string;
  /** Stops listening and closes open connections. The mock servers are not closed. */
  close(): Promise<void>;
  /**
   * Stops listening, answers the requests to backends that are in flight, for at most five seconds, and closes. Calls of the
   * control API that wait are not waited for.
   */
  finish(): Promise<void>;
}
