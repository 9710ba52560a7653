import { createCall } from '../../client/call.ts';
import { retry } from '../../client/retry.ts';
import { resetOperations as table } from '../../generated/insforge/reset-operations.ts';
import type { operations } from '../../generated/insforge/types.ts';
import { type InsforgeOptions, insforge } from './backend.ts';
import { createReset, type InsforgeReset } from './reset.ts';

/** What `createPasswordReset` needs of a client, and nothing else. */
export interface InsforgeResetClient {
  /** What `createPasswordReset` works with; its `facts` are for everybody. */
  readonly passwordReset: InsforgeReset;
}

/** The client for pages that reset passwords and do nothing else: the smallest bundle. Otherwise `createInsforgeClient`. */
export function createInsforgeResetClient(options: InsforgeOptions): InsforgeResetClient {
  const call = createCall<operations, keyof typeof table>(table, insforge(options), options, { retry });
  return { passwordReset: createReset(call) };
}

export type { InsforgeOptions } from './backend.ts';
export type { InsforgeFacts, InsforgeReset } from './reset.ts';
/** The same name in every provider, so that an app changes its backend in one import. */
export { createInsforgeResetClient as createClient };
