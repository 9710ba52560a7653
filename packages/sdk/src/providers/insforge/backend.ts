import type { Backend } from '../../client/backend.ts';
import type { ClientOptions } from '../../client/options.ts';
import { bearer, type Token } from '../../client/token.ts';
import { title } from '../../generated/insforge/reset-facts.ts';
import { readError } from './read-error.ts';

/** The URL of InsForge, and the credentials for its calls. */
export interface InsforgeOptions extends ClientOptions {
  /** The project's public key. Sign-up needs it; a password reset needs no credentials at all. */
  readonly anonKey?: string | undefined;
  /**
   * The token of the signed-in user, or a function that returns it at the time of a call. Takes precedence over
   * `anonKey`.
   */
  readonly accessToken?: Token | undefined;
}

/** The parts of InsForge that the client needs. */
export function insforge(options: InsforgeOptions): Backend {
  return { name: title, readError, headers: () => bearer(options.accessToken, options.anonKey) };
}
