import type { Backend } from '../../client/backend.ts';
import { createMethods, type Methods } from '../../client/methods.ts';
import type { ClientOptions } from '../../client/options.ts';
import { operations as table } from '../../generated/apphandoff/operations.ts';
import type { operations } from '../../generated/apphandoff/types.ts';
import { readError } from './read-error.ts';
import { type AppHandoffReset, createReset } from './reset.ts';

/** One method for each operation of AppHandoff's auth API. */
export interface AppHandoffClient extends Methods<typeof table, operations> {
  /** What `createPasswordReset` works with; its `facts` are for everybody. */
  readonly passwordReset: AppHandoffReset;
}

/** Where AppHandoff answers, and as whom to speak to it. */
export interface AppHandoffOptions extends ClientOptions {
  /** An API key (`ah_k_…`). A password reset needs no credentials at all. */
  readonly apiKey?: string | undefined;
  /** The token of whoever is signed in, or a function that knows it at the time of a call. Goes before `apiKey`. */
  readonly accessToken?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
}

/** The same, with a client of the Supabase project that has AppHandoff's passwords: ours or `supabase-js`. */
export interface WithSupabase<Supabase extends object> {
  readonly supabase: Supabase;
}

/**
 * A client for AppHandoff. Its methods never throw: each resolves to `{ data, error, response }`. Given a Supabase client it
 * carries that along, so that one object takes a reset from its mail to the new password.
 *
 * @example
 * const apphandoff = createAppHandoffClient({ baseUrl, supabase: createSupabaseClient({ baseUrl: projectUrl, anonKey }) });
 * await apphandoff.sendPasswordReset({ email: 'ada@example.com' });
 * // The link of the mail ends with a session in the fragment of the portal's URL.
 * await apphandoff.exchangeSupabaseToken({ access_token, refresh_token }, { credentials: 'include' });
 * await apphandoff.supabase.updateUser({ password }, { headers: { Authorization: `Bearer ${access_token}` } });
 */
export function createAppHandoffClient<Supabase extends object>(
  options: AppHandoffOptions & WithSupabase<Supabase>,
): AppHandoffClient & WithSupabase<Supabase>;
export function createAppHandoffClient(options: AppHandoffOptions): AppHandoffClient;
export function createAppHandoffClient(
  options: AppHandoffOptions & Partial<WithSupabase<object>>,
): AppHandoffClient & Partial<WithSupabase<object>> {
  const { supabase } = options;
  const backend: Backend = { name: 'AppHandoff', readError, headers: () => readHeaders(options) };
  const methods = createMethods<typeof table, operations>(table, backend, options);
  return { ...methods, passwordReset: createReset(methods, supabase), ...(supabase && { supabase }) };
}

async function readHeaders({ accessToken, apiKey }: AppHandoffOptions): Promise<Record<string, string>> {
  const token = (typeof accessToken === 'function' ? await accessToken() : accessToken) || apiKey;
  return token ? { Authorization: `Bearer ${token}` } : {};
}
