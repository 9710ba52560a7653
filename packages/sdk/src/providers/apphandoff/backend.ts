import type { Backend } from '../../client/backend.ts';
import type { ClientOptions } from '../../client/options.ts';
import { bearer, type Token } from '../../client/token.ts';
import { title } from '../../generated/apphandoff/reset-facts.ts';
import { readError } from './read-error.ts';

/** The URL of AppHandoff, and the credentials for its calls. */
export interface AppHandoffOptions extends ClientOptions {
  /** An API key (`ah_k_…`). A password reset needs no credentials at all. */
  readonly apiKey?: string | undefined;
  /**
   * The token of the signed-in user, or a function that returns it at the time of a call. Takes precedence over
   * `apiKey`.
   */
  readonly accessToken?: Token | undefined;
}

/** The same, with a client of the Supabase project that has AppHandoff's passwords: ours or `supabase-js`. */
export interface WithSupabase<Supabase extends object> {
  /** The client, as it was given. */
  readonly supabase: Supabase;
}

/** The parts of AppHandoff that the client needs. */
export function appHandoff(options: AppHandoffOptions): Backend {
  return { name: title, readError, headers: () => bearer(options.accessToken, options.apiKey) };
}
