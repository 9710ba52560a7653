import { type Api, connect } from '../../client/api.ts';
import { type CallPromise, createMethods, type Methods } from '../../client/methods.ts';
import type { CallOptions } from '../../client/options.ts';
import { resultOf } from '../../client/result.ts';
import { operations as table } from '../../generated/supabase/operations.ts';
import type { operations, paths } from '../../generated/supabase/types.ts';
import { type SupabaseOptions, supabase } from './backend.ts';
import { readError } from './read-error.ts';
import { createReset, type SupabaseReset } from './reset.ts';

/** One method for each operation of Supabase Auth, and one for each grant type of `token`. */
export interface SupabaseClient extends Methods<typeof table, operations> {
  /** Opens a session for an address and its password. */
  signInWithPassword(
    input: { email: string; password: string },
    options?: CallOptions,
  ): CallPromise<operations, 'token'>;
  /** Continues a session with a new refresh token. */
  refreshSession(input: { refresh_token: string }, options?: CallOptions): CallPromise<operations, 'token'>;
  /**
   * Opens a session for the code that a link ended with, and the verifier whose challenge was in the request for the
   * mail.
   */
  exchangeCodeForSession(
    input: { auth_code: string; code_verifier: string },
    options?: CallOptions,
  ): CallPromise<operations, 'token'>;
  /** openapi-fetch's client, for every path of the description. */
  readonly api: Api<paths>;
  /** The member that `createPasswordReset` uses. Its `facts` are public. */
  readonly passwordReset: SupabaseReset;
}

/**
 * A client for Supabase Auth. `baseUrl` is the project's URL, without `/auth/v1`. Its methods never throw: each
 * resolves to `{ data, error, response }`.
 *
 * @example
 * const supabase = createSupabaseClient({ baseUrl: 'http://127.0.0.1:54321', anonKey });
 * const { error } = await supabase.resetPasswordForEmail({ email: 'ada@example.com' });
 */
export function createSupabaseClient(options: SupabaseOptions): SupabaseClient {
  const { api, call } = connect<paths, operations, keyof typeof table>(table, supabase(options, readError), options);
  const methods = createMethods<typeof table, operations>(table, call, options);
  return {
    ...methods,
    signInWithPassword: (input, how) => resultOf(() => call('token', { ...input, grant_type: 'password' }, how)),
    refreshSession: (input, how) => resultOf(() => call('token', { ...input, grant_type: 'refresh_token' }, how)),
    exchangeCodeForSession: (input, how) => resultOf(() => call('token', { ...input, grant_type: 'pkce' }, how)),
    api,
    passwordReset: createReset(call, options),
  };
}
