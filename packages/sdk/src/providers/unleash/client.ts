import { type Api, connect } from '../../client/api.ts';
import { createMethods, type Methods } from '../../client/methods.ts';
import { operations as table } from '../../generated/unleash/operations.ts';
import type { operations, paths } from '../../generated/unleash/types.ts';
import { type UnleashOptions, unleash } from './backend.ts';
import { createReset, type UnleashReset } from './reset.ts';

/** One method for each operation of Unleash's password reset, and of the endpoints that belong to it. */
export interface UnleashClient extends Methods<typeof table, operations> {
  /** openapi-fetch's client, for every path of the description. */
  readonly api: Api<paths>;
  /** The member that `createPasswordReset` uses. Its `facts` are public. */
  readonly passwordReset: UnleashReset;
}

/**
 * A client for Unleash. Its methods never throw: each resolves to `{ data, error, response }`. Most changes are
 * answered with nothing: then `data` and `error` are both `undefined`.
 *
 * @example
 * const unleash = createUnleashClient({ baseUrl: 'http://localhost:4242' });
 * const { error } = await unleash.sendResetPasswordEmail({ email: 'ada@example.com' });
 */
export function createUnleashClient(options: UnleashOptions): UnleashClient {
  const { api, call } = connect<paths, operations, keyof typeof table>(table, unleash(options), options);
  const methods = createMethods<typeof table, operations>(table, call, options);
  return { ...methods, api, passwordReset: createReset(call) };
}
