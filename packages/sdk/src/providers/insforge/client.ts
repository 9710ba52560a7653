import { type Api, connect } from '../../client/api.ts';
import { createMethods, type Methods } from '../../client/methods.ts';
import { operations as table } from '../../generated/insforge/operations.ts';
import type { operations, paths } from '../../generated/insforge/types.ts';
import { type InsforgeOptions, insforge } from './backend.ts';
import { createReset, type InsforgeReset } from './reset.ts';

/** One method for each operation of InsForge's auth API. */
export interface InsforgeClient extends Methods<typeof table, operations> {
  /** openapi-fetch's client, for every path of the description. */
  readonly api: Api<paths>;
  /** The member that `createPasswordReset` uses. Its `facts` are public. */
  readonly passwordReset: InsforgeReset;
}

/**
 * A client for InsForge. Its methods never throw: each resolves to `{ data, error, response }`.
 *
 * @example
 * const insforge = createInsforgeClient({ baseUrl: 'http://localhost:7130' });
 * const { data, error } = await insforge.sendResetPasswordEmail({ email: 'ada@example.com' });
 */
export function createInsforgeClient(options: InsforgeOptions): InsforgeClient {
  const { api, call } = connect<paths, operations, keyof typeof table>(table, insforge(options), options);
  const methods = createMethods<typeof table, operations>(table, call, options);
  return { ...methods, api, passwordReset: createReset(call) };
}
