import { createCall } from '../../client/call.ts';
import type { CallOptions } from '../../client/options.ts';
import type { Result } from '../../client/result.ts';
import { resetOperations as table } from '../../generated/supabase/reset-operations.ts';
import type { operations } from '../../generated/supabase/types.ts';
import { type SupabaseOptions, supabase } from './backend.ts';
import { readError } from './read-error.ts';
import { createReset, type SupabaseReset } from './reset.ts';

/** What `createPasswordReset` needs of a client, and what AppHandoff's needs of this one. */
export interface SupabaseResetClient {
  /** Sets the password of whoever the call's `Authorization` header names. */
  updateUser(input: { password: string }, options?: CallOptions): Promise<Result<operations, 'updateUser'>>;
  /** What `createPasswordReset` works with; its `facts` are for everybody. */
  readonly passwordReset: SupabaseReset;
}

/** The client for pages that reset passwords and do nothing else: the smallest bundle. Otherwise `createSupabaseClient`. */
export function createSupabaseResetClient(options: SupabaseOptions): SupabaseResetClient {
  const call = createCall<operations, keyof typeof table>(table, supabase(options, readError), options);
  return { updateUser: (input, how) => call('updateUser', input, how), passwordReset: createReset(call, options) };
}

export type { SupabaseOptions } from './backend.ts';
export { createPkce, type Pkce } from './pkce.ts';
export type { SupabaseFacts, SupabaseRequestInput, SupabaseReset } from './reset.ts';
/** The same name in every provider, so that an app changes its backend in one import. */
export { createSupabaseResetClient as createClient };
