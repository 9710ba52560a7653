import { createMethods, type Methods } from '../../client/methods.ts';
import { resetOperations as table } from '../../generated/stack-auth/reset-operations.ts';
import type { operations } from '../../generated/stack-auth/types.ts';
import { type StackAuthOptions, stackAuth, withHost } from './backend.ts';
import { createReset, type StackAuthReset } from './reset.ts';

/** The methods that a password reset needs: a part of `StackAuthClient`. */
export interface StackAuthResetClient extends Methods<typeof table, operations> {
  /** What `createPasswordReset` works with; its `facts` are for everybody. */
  readonly passwordReset: StackAuthReset;
}

/** The client for pages that reset passwords and do nothing else: the smallest bundle. Otherwise `createStackAuthClient`. */
export function createStackAuthResetClient(options: StackAuthOptions): StackAuthResetClient {
  const methods = createMethods<typeof table, operations>(table, stackAuth(options), withHost(options));
  return { ...methods, passwordReset: createReset(methods) };
}

export type { StackAuthOptions } from './backend.ts';
export type { StackAuthFacts, StackAuthReset } from './reset.ts';
/** The same name in every provider, so that an app changes its backend in one import. */
export { createStackAuthResetClient as createClient };
