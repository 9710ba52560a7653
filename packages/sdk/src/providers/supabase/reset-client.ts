import { createMethods, type Methods } from '../../client/methods.ts';
import { resetOperations as table } from '../../generated/supabase/reset-operations.ts';
import type { operations } from '../../generated/supabase/types.ts';
import { type SupabaseOptions, supabase } from './backend.ts';
import { createReset, type SupabaseReset } from './reset.ts';

/** The methods that a password reset needs: a part of `SupabaseClient`. */
export interface SupabaseResetClient extends Methods<typeof table, operations> {
  /** What `createPasswordReset` works with; its `facts` are for everybody. */
  readonly passwordReset: SupabaseReset;
}

/** The client for pages that reset passwords and do nothing else: the smallest bundle. Otherwise `createSupabaseClient`. */
export function createSupabaseResetClient(options: SupabaseOptions): SupabaseResetClient {
  const methods = createMethods<typeof table, operations>(table, supabase(options), options);
  return { ...methods, passwordReset: createReset(methods, options) };
}

export type { SupabaseOptions } from './backend.ts';
export { createPkce, type Pkce } from './pkce.ts';
export type { SupabaseFacts, SupabaseReset } from './reset.ts';
/** The same name in every provider, so that an app changes its backend in one import. */
export { createSupabaseResetClient as createClient };
