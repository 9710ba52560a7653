/** The store is away, or refuses. Whether it has made the change is not known if it went away meanwhile. */
export class StoreUnreachable extends Error {
  override readonly name = 'StoreUnreachable';
}

/**
 * Throws an error again that says that the store is away or refuses. The backend has no words for it: a port answers it
 * with 503.
 */
export function rethrowUnreachable(error: unknown): void {
  if (error instanceof StoreUnreachable) throw error;
}
