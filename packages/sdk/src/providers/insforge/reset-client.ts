import { createMethods, type Methods } from '../../client/methods.ts';
import { resetOperations as table } from '../../generated/insforge/reset-operations.ts';
import type { operations } from '../../generated/insforge/types.ts';
import { type InsforgeOptions, insforge } from './backend.ts';
import { createReset, type InsforgeReset } from './reset.ts';

/** The methods that a password reset needs: a part of `InsforgeClient`. */
export interface InsforgeResetClient extends Methods<typeof table, operations> {
  /** What `createPasswordReset` works with; its `facts` are for everybody. */
  readonly passwordReset: InsforgeReset;
}

/** The client for pages that reset passwords and do nothing else: the smallest bundle. Otherwise `createInsforgeClient`. */
export function createInsforgeResetClient(options: InsforgeOptions): InsforgeResetClient {
  const methods = createMethods<typeof table, operations>(table, insforge(options), options);
  return { ...methods, passwordReset: createReset(methods) };
}

export type { InsforgeOptions } from './backend.ts';
export type { InsforgeFacts, InsforgeReset } from './reset.ts';
/** The same name in every provider, so that an app changes its backend in one import. */
export { createInsforgeResetClient as createClient };
