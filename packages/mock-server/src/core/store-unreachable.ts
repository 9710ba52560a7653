/** The store cannot be reached at the moment. Nothing was changed by the call that rejects with it. */
export class StoreUnreachable extends Error {
  override readonly name = 'StoreUnreachable';
}
