import type { Server, ServerResponse } from 'node:http';

/** The requests of a server that are in flight. */
export interface Flight {
  add(response: ServerResponse): void;
  /** Stops listening, waits until they are answered, but not for long, and closes all connections. */
  finish(): Promise<void>;
}

/** How long requests may take to be answered when the server ends. Containers are killed after ten seconds. */
const graceMs = 5_000;

/** Counts the requests of a server. */
export function createFlight(server: Server): Flight {
  const open = new Set<ServerResponse>();
  let landed = (): void => {};
  return {
    add(response) {
      open.add(response);
      response.once('close', () => {
        open.delete(response);
        if (open.size === 0) landed();
      });
    },
    finish: () =>
      new Promise((resolve) => {
        const closeAll = (): void => {
          clearTimeout(timer);
          server.closeAllConnections();
        };
        const timer = setTimeout(closeAll, graceMs);
        landed = closeAll;
        server.close(() => resolve());
        server.closeIdleConnections();
        if (open.size === 0) closeAll();
      }),
  };
}
