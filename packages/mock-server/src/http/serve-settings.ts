/** How mock servers are put on a port. */
export interface ServeSettings {
  /** 7357 unless told; 0 for any free one. */
  readonly port?: number;
  /** The address to listen on: 127.0.0.1 unless told. */
  readonly host?: string;
  /** The origin under which clients reach this server, where it is not the one that it listens on: a container, a tunnel, a phone. */
  readonly publicUrl?: string;
  /** Whether the paths of the only mock server also answer without their prefix. */
  readonly atRoot?: boolean;
}

/** Mock servers on a port. */
export interface HttpServer {
  /** The origin under which clients reach this server. */
  readonly url: string;
  /** The port that it listens on, whatever the public URL says. */
  readonly port: number;
  /** Where each backend is reached, by its provider's id. */
  readonly baseUrls: Readonly<Record<string, string>>;
  /** Where the backend of a mock server is reached. */
  baseUrlOf(mock: { readonly provider: { readonly id: string } }): string;
  /** Stops listening and ends open connections. The mock servers live on. */
  close(): Promise<void>;
}
