import { type Api, connect } from '../../client/api.ts';
import { createMethods, type Methods } from '../../client/methods.ts';
import { operations as table } from '../../generated/apphandoff/operations.ts';
import type { operations, paths } from '../../generated/apphandoff/types.ts';
import type { ResetClient } from '../../reset/backend.ts';
import { type AppHandoffOptions, appHandoff, type WithSupabase } from './backend.ts';
import { type AppHandoffReset, createReset, type SetsPassword } from './reset.ts';

/** One method for each operation of AppHandoff's auth API. */
export interface AppHandoffClient extends Methods<typeof table, operations> {
  /** openapi-fetch's client, for every path of the description. */
  readonly api: Api<paths>;
}

/**
 * The member that `createPasswordReset` uses. Present if the Supabase client is ours, because that one sets the
 * password.
 */
export type WhereItSetsPasswords<Supabase> = Supabase extends SetsPassword ? ResetClient<AppHandoffReset> : unknown;

/**
 * A client for AppHandoff. Its methods never throw: each resolves to `{ data, error, response }`. Given a Supabase
 * client it carries that along, so that one object takes a reset from its mail to the new password.
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
): AppHandoffClient & WithSupabase<Supabase> & WhereItSetsPasswords<Supabase>;
export function createAppHandoffClient(options: AppHandoffOptions): AppHandoffClient;
export function createAppHandoffClient(
  options: AppHandoffOptions & Partial<WithSupabase<object>>,
): AppHandoffClient & Partial<WithSupabase<object> & ResetClient<AppHandoffReset>> {
  const supabase = options?.supabase;
  const { api, call } = connect<paths, operations, keyof typeof table>(table, appHandoff(options), options);
  const methods = createMethods<typeof table, operations>(table, call, options);
  return { ...methods, api, passwordReset: createReset(call, supabase), ...(supabase && { supabase }) };
}
