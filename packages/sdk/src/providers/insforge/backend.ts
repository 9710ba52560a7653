import type { Backend } from '../../client/backend.ts';
import type { ClientOptions } from '../../client/options.ts';
import { bearer, type Token } from '../../client/token.ts';
import { readError } from './read-error.ts';

/** Where InsForge answers, and as whom to speak to it. */
export interface InsforgeOptions extends ClientOptions {
  /** The project's public key. Sign-up needs it; a password reset needs no credentials at all. */
  readonly anonKey?: string | undefined;
  /** The token of whoever is signed in, or a function that knows it at the time of a call. Goes before `anonKey`. */
  readonly accessToken?: Token | undefined;
}

/** What the transport has to know of InsForge. */
export function insforge(options: InsforgeOptions): Backend {
  return { name: 'InsForge', readError, headers: () => bearer(options.accessToken, options.anonKey) };
}
