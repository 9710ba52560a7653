import { type Api, connect } from '../../client/api.ts';
import { createMethods, type Methods } from '../../client/methods.ts';
import { operations as table } from '../../generated/stack-auth/operations.ts';
import type { operations, paths } from '../../generated/stack-auth/types.ts';
import { type StackAuthOptions, stackAuth, withHost } from './backend.ts';
import { projectHeaders } from './project-headers.ts';
import { readError } from './read-error.ts';
import { createReset, type StackAuthReset } from './reset.ts';

/** One method for each operation of Stack Auth's API. */
export interface StackAuthClient extends Methods<typeof table, operations> {
  /** openapi-fetch's client, for every path of the description. */
  readonly api: Api<paths>;
  /** The member that `createPasswordReset` uses. Its `facts` are public. */
  readonly passwordReset: StackAuthReset;
}

/**
 * A client for Stack Auth. Its methods never throw: each resolves to `{ data, error, response }`. It sends the
 * project's headers itself.
 *
 * @example
 * const stackAuth = createStackAuthClient({ projectId: '5e7c0de5-7357-4a11-8a11-5e7c0de57357' });
 * const { data, error } = await stackAuth.sendForgotPasswordEmail({
 *   email: 'ada@example.com',
 *   callback_url: 'https://app.example.com/handler/password-reset',
 * });
 */
export function createStackAuthClient(options: StackAuthOptions): StackAuthClient {
  const settings = withHost(options);
  const backend = stackAuth(readError, () => projectHeaders(options));
  const { api, call } = connect<paths, operations, keyof typeof table>(table, backend, settings);
  const methods = createMethods<typeof table, operations>(table, call, settings);
  return { ...methods, api, passwordReset: createReset(call) };
}
