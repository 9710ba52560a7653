import type { Backend } from '../../client/backend.ts';
import type { ClientOptions } from '../../client/options.ts';
import { bearer, type Token } from '../../client/token.ts';
import { readError } from './read-error.ts';

/** Where AppHandoff answers, and as whom to speak to it. */
export interface AppHandoffOptions extends ClientOptions {
  /** An API key (`ah_k_…`). A password reset needs no credentials at all. */
  readonly apiKey?: string | undefined;
  /** The token of whoever is signed in, or a function that knows it at the time of a call. Goes before `apiKey`. */
  readonly accessToken?: Token | undefined;
}

/** The same, with a client of the Supabase project that has AppHandoff's passwords: ours or `supabase-js`. */
export interface WithSupabase<Supabase extends object> {
  /** The client, as it was given. */
  readonly supabase: Supabase;
}

/** What the transport has to know of AppHandoff. */
export function appHandoff(options: AppHandoffOptions): Backend {
  return { name: 'AppHandoff', readError, headers: () => bearer(options.accessToken, options.apiKey) };
}
