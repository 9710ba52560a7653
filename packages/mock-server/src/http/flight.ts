import type { Server, ServerResponse } from 'node:http';

/** The requests of a server that are in flight. */
export interface Flight {
  add(response: ServerResponse): void;
  /** Leaves a request out: a server that ends does not wait for it. */
  remove(response: ServerResponse): void;
  /** Stops listening, waits until they are answered, but not for long, and closes all connections. */
  finish(): Promise<void>;
}

/** How long requests may take to be answered when the server ends. Containers are killed after ten seconds. */
const graceMs = 5_000;

/** Counts the requests of a server. */
export function createFlight(server: Server): Flight {
  let open = 0;
  let landed = (): void => {};
  const leave = (): void => {
    open -= 1;
    if (open === 0) landed();
  };
  return {
    add(response) {
      open += 1;
      response.once('close', leave);
    },
    remove(response) {
      if (response.closed) return;
      response.off('close', leave);
      leave();
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
        if (open === 0) closeAll();
      }),
  };
}
