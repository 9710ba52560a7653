import { createCall } from '../../client/call.ts';
import { retry } from '../../client/retry.ts';
import { resetOperations as table } from '../../generated/unleash/reset-operations.ts';
import type { operations } from '../../generated/unleash/types.ts';
import { type UnleashOptions, unleash } from './backend.ts';
import { createReset, type UnleashReset } from './reset.ts';

/** What `createPasswordReset` needs of a client, and nothing else. */
export interface UnleashResetClient {
  /** What `createPasswordReset` works with; its `facts` are for everybody. */
  readonly passwordReset: UnleashReset;
}

/** The client for pages that reset passwords and do nothing else: the smallest bundle. Otherwise `createUnleashClient`. */
export function createUnleashResetClient(options: UnleashOptions): UnleashResetClient {
  const call = createCall<operations, keyof typeof table>(table, unleash(options), options, { retry });
  return { passwordReset: createReset(call) };
}

export type { UnleashOptions } from './backend.ts';
export type { UnleashFacts, UnleashReset } from './reset.ts';
/** The same name in every provider, so that an app changes its backend in one import. */
export { createUnleashResetClient as createClient };
