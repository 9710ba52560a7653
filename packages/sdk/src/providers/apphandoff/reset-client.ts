import { createCall } from '../../client/call.ts';
import { resetOperations as table } from '../../generated/apphandoff/reset-operations.ts';
import type { operations } from '../../generated/apphandoff/types.ts';
import { type AppHandoffOptions, appHandoff, type WithSupabase } from './backend.ts';
import { type AppHandoffReset, createReset, type SetsPassword } from './reset.ts';

/** What `createPasswordReset` needs of a client, and nothing else. */
export interface AppHandoffResetClient {
  /** What `createPasswordReset` works with; its `facts` are for everybody. */
  readonly passwordReset: AppHandoffReset;
}

/** The client for pages that reset passwords and do nothing else: the smallest bundle. Otherwise `createAppHandoffClient`. */
export function createAppHandoffResetClient(
  options: AppHandoffOptions & WithSupabase<SetsPassword>,
): AppHandoffResetClient {
  const call = createCall<operations, keyof typeof table>(table, appHandoff(options), options);
  return { passwordReset: createReset(call, options?.supabase) };
}

export type { AppHandoffOptions, WithSupabase } from './backend.ts';
export type { AppHandoffFacts, AppHandoffReset, SetsPassword } from './reset.ts';
/** The same name in every provider, so that an app changes its backend in one import. */
export { createAppHandoffResetClient as createClient };
