import { type Api, connect } from '../../client/api.ts';
import { createMethods, type Methods } from '../../client/methods.ts';
import { operations as table } from '../../generated/better-auth/operations.ts';
import type { operations, paths } from '../../generated/better-auth/types.ts';
import type { ResetMail } from '../../reset/proof.ts';
import { type BetterAuthOptions, betterAuth } from './backend.ts';
import { type BetterAuthReset, createReset } from './reset.ts';

/** One method for each operation of better-auth's password reset, and of the endpoints that belong to it. */
export interface BetterAuthClient<Method extends ResetMail = 'link'> extends Methods<typeof table, operations> {
  /** openapi-fetch's client, for every path of the description. */
  readonly api: Api<paths>;
  /** The member that `createPasswordReset` uses. Its `facts` are public. */
  readonly passwordReset: BetterAuthReset<Method>;
}

/**
 * A client for an app with better-auth. Its methods never throw: each resolves to `{ data, error, response }`. They have the
 * names of `auth.api`.
 *
 * @example
 * const betterAuth = createBetterAuthClient({ baseUrl: 'http://localhost:3000' });
 * const { error } = await betterAuth.requestPasswordReset({
 *   email: 'ada@example.com',
 *   redirectTo: 'http://localhost:3000/reset-password',
 * });
 */
export function createBetterAuthClient<Method extends ResetMail = 'link'>(
  options: BetterAuthOptions<Method>,
): BetterAuthClient<Method> {
  const { api, call } = connect<paths, operations, keyof typeof table>(table, betterAuth(options), options);
  const methods = createMethods<typeof table, operations>(table, call, options);
  return { ...methods, api, passwordReset: createReset(call, options) };
}
