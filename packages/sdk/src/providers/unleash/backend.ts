import type { Backend } from '../../client/backend.ts';
import type { ClientOptions } from '../../client/options.ts';
import { current, type Token } from '../../client/token.ts';
import { readError } from './read-error.ts';

/** Where Unleash answers, base path included, and perhaps as whom to speak to it. */
export interface UnleashOptions extends ClientOptions {
  /**
   * An admin token or a personal access token, or a function that knows it at the time of a call. A password reset needs
   * none, and a signed-in browser has its cookie: then give `credentials: 'include'`.
   */
  readonly token?: Token | undefined;
}

/** What the transport has to know of Unleash. The token goes out as it is: Unleash knows no schemes. */
export function unleash(options: UnleashOptions): Backend {
  return { name: 'Unleash', readError, headers: async () => ({ Authorization: await current(options.token) }) };
}
