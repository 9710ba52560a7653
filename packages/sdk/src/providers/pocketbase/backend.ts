import type { Backend } from '../../client/backend.ts';
import type { ClientOptions } from '../../client/options.ts';
import { current, type Token } from '../../client/token.ts';
import { title } from '../../generated/pocketbase/reset-facts.ts';
import { readError } from './read-error.ts';

/** The URL of PocketBase, the collection of the accounts, and optionally the credentials for its calls. */
export interface PocketbaseOptions extends ClientOptions {
  /** Name or id of the auth collection in which passwords are reset. Default: `users`. */
  readonly collection?: string | undefined;
  /**
   * The token of the signed-in user, or a function that returns it at the time of a call. A password reset needs none.
   */
  readonly token?: Token | undefined;
}

/** The parts of PocketBase that the client needs. The token is sent without a scheme, as PocketBase's own SDK does. */
export function pocketbase(options: PocketbaseOptions): Backend {
  return { name: title, readError, headers: async () => ({ Authorization: await current(options.token) }) };
}
