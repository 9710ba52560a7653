import type { Backend } from '../../client/backend.ts';
import type { ClientOptions } from '../../client/options.ts';
import { current, type Token } from '../../client/token.ts';
import { title } from '../../generated/unleash/reset-facts.ts';
import { readError } from './read-error.ts';

/** The URL of Unleash with its base path, and optionally the credentials for its calls. */
export interface UnleashOptions extends ClientOptions {
  /**
   * An admin token or a personal access token, or a function that returns it at the time of a call. A password reset
   * needs no token, and a signed-in browser has its cookie: then set `credentials: 'include'`.
   */
  readonly token?: Token | undefined;
}

/** The parts of Unleash that the client needs. The token is sent without a scheme, as Unleash expects. */
export function unleash(options: UnleashOptions): Backend {
  return { name: title, readError, headers: async () => ({ Authorization: await current(options.token) }) };
}
