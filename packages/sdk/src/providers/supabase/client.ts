import type { Backend } from '../../client/backend.ts';
import { createMethods, type Methods } from '../../client/methods.ts';
import type { CallOptions, ClientOptions } from '../../client/options.ts';
import type { ResultPromise } from '../../client/result.ts';
import { operations as table } from '../../generated/supabase/operations.ts';
import type { operations } from '../../generated/supabase/types.ts';
import { readError } from './read-error.ts';

type Token = ResultPromise<operations, 'token'>;

/** One method for each operation of Supabase Auth, and one for each of the ways in that `token` has. */
export interface SupabaseClient extends Methods<typeof table, operations> {
  /** A session for an address and its password. */
  signInWithPassword(input: { email: string; password: string }, options?: CallOptions): Token;
  /** The same session with a new refresh token. */
  refreshSession(input: { refresh_token: string }, options?: CallOptions): Token;
  /** A session for the code that a link ended with, and the verifier whose challenge went with the request of the mail. */
  exchangeCodeForSession(input: { auth_code: string; code_verifier: string }, options?: CallOptions): Token;
}

/** Where a project answers, and as whom to speak to it. */
export interface SupabaseOptions extends ClientOptions {
  /** The project's anon (publishable) key; on servers the service role's (secret) one. */
  readonly anonKey: string;
  /** The access token of whoever is signed in, or a function that knows it at the time of a call. The key's place unless there is one. */
  readonly accessToken?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
}

/** The first version of errors that have a `code` in words. */
const API_VERSION = '2024-01-01';

/**
 * A client for Supabase Auth. `baseUrl` is the project's URL, without `/auth/v1`. Its methods never throw: each resolves to
 * `{ data, error, response }`.
 *
 * @example
 * const supabase = createSupabaseClient({ baseUrl: 'http://127.0.0.1:54321', anonKey });
 * const { error } = await supabase.resetPasswordForEmail({ email: 'ada@example.com' });
 */
export function createSupabaseClient(options: SupabaseOptions): SupabaseClient {
  const backend: Backend = {
    name: 'Supabase Auth',
    readError,
    // The hosted gateway's; a server of one's own sends none.
    requestIdHeader: 'sb-request-id',
    headers: () => readHeaders(options),
  };
  const methods = createMethods<typeof table, operations>(table, backend, options);
  return {
    ...methods,
    signInWithPassword: ({ email, password }, how) => methods.token({ grant_type: 'password', email, password }, how),
    refreshSession: ({ refresh_token }, how) => methods.token({ grant_type: 'refresh_token', refresh_token }, how),
    exchangeCodeForSession: ({ auth_code, code_verifier }, how) =>
      methods.token({ grant_type: 'pkce', auth_code, code_verifier }, how),
  };
}

async function readHeaders({ accessToken, anonKey }: SupabaseOptions): Promise<Record<string, string>> {
  const token = (typeof accessToken === 'function' ? await accessToken() : accessToken) || anonKey;
  return { apikey: anonKey, Authorization: `Bearer ${token}`, 'X-Supabase-Api-Version': API_VERSION };
}
