import { createCall } from '../../client/call.ts';
import { createMethods, type Methods } from '../../client/methods.ts';
import { placeFields } from '../../client/place-fields.ts';
import { retry } from '../../client/retry.ts';
import { operations as table } from '../../generated/unleash/operations.ts';
import type { operations } from '../../generated/unleash/types.ts';
import { type UnleashOptions, unleash } from './backend.ts';
import { createReset, type UnleashReset } from './reset.ts';

/** One method for each operation of Unleash's password reset, and of what goes with it. */
export interface UnleashClient extends Methods<typeof table, operations> {
  /** What `createPasswordReset` works with; its `facts` are for everybody. */
  readonly passwordReset: UnleashReset;
}

/**
 * A client for Unleash. Its methods never throw: each resolves to `{ data, error, response }`. Most changes are answered
 * with nothing: then `data` and `error` are both `undefined`.
 *
 * @example
 * const unleash = createUnleashClient({ baseUrl: 'http://localhost:4242' });
 * const { error } = await unleash.sendResetPasswordEmail({ email: 'ada@example.com' });
 */
export function createUnleashClient(options: UnleashOptions): UnleashClient {
  const call = createCall<operations, keyof typeof table>(table, unleash(options), options, { placeFields, retry });
  const methods = createMethods<typeof table, operations>(table, call, options);
  return { ...methods, passwordReset: createReset(call) };
}
