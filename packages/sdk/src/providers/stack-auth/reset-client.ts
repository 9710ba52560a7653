import { createCall } from '../../client/call.ts';
import type { HeaderFields } from '../../client/options.ts';
import { resetOperations as table } from '../../generated/stack-auth/reset-operations.ts';
import type { operations } from '../../generated/stack-auth/types.ts';
import { type StackAuthResetOptions, stackAuth, withHost } from './backend.ts';
import { readError } from './read-error.ts';
import { createReset, type StackAuthReset } from './reset.ts';

/** What `createPasswordReset` needs of a client, and nothing else. */
export interface StackAuthResetClient {
  /** What `createPasswordReset` works with; its `facts` are for everybody. */
  readonly passwordReset: StackAuthReset;
}

/** The client for pages that reset passwords and do nothing else: the smallest bundle. Otherwise `createStackAuthClient`. */
export function createStackAuthResetClient(options: StackAuthResetOptions): StackAuthResetClient {
  const backend = stackAuth(readError, async () => clientHeaders(options));
  const call = createCall<operations, keyof typeof table>(table, backend, withHost(options));
  return { passwordReset: createReset(call) };
}

/** A browser knows no other credentials than these. */
function clientHeaders({ projectId, publishableClientKey }: StackAuthResetOptions): HeaderFields {
  return {
    'x-stack-access-type': 'client',
    'x-stack-project-id': projectId,
    'x-stack-publishable-client-key': publishableClientKey || undefined,
  };
}

export type { StackAuthResetOptions } from './backend.ts';
export type { StackAuthFacts, StackAuthReset } from './reset.ts';
/** The same name in every provider, so that an app changes its backend in one import. */
export { createStackAuthResetClient as createClient };
