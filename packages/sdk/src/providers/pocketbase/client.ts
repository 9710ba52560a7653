import { type Api, connect } from '../../client/api.ts';
import { createMethods, type Methods } from '../../client/methods.ts';
import { operations as table } from '../../generated/pocketbase/operations.ts';
import type { operations, paths } from '../../generated/pocketbase/types.ts';
import { type PocketbaseOptions, pocketbase } from './backend.ts';
import { createReset, type PocketbaseReset } from './reset.ts';

/** One method for each operation of PocketBase's password reset, and of the endpoints that belong to it. */
export interface PocketbaseClient extends Methods<typeof table, operations> {
  /** openapi-fetch's client, for every path of the description. */
  readonly api: Api<paths>;
  /** The member that `createPasswordReset` uses. Its `facts` are public. */
  readonly passwordReset: PocketbaseReset;
}

/**
 * A client for PocketBase. Its methods never throw: each resolves to `{ data, error, response }`. Changes are answered
 * with nothing: then `data` and `error` are both `undefined`.
 *
 * @example
 * const pocketbase = createPocketbaseClient({ baseUrl: 'http://localhost:8090' });
 * const { error } = await pocketbase.requestPasswordReset({ collection: 'users', email: 'ada@example.com' });
 */
export function createPocketbaseClient(options: PocketbaseOptions): PocketbaseClient {
  const { api, call } = connect<paths, operations, keyof typeof table>(table, pocketbase(options), options);
  const methods = createMethods<typeof table, operations>(table, call, options);
  return { ...methods, api, passwordReset: createReset(call, options) };
}
