import type { Backend } from '../../client/backend.ts';
import { createMethods, type Methods } from '../../client/methods.ts';
import type { ClientOptions } from '../../client/options.ts';
import { operations as table } from '../../generated/unleash/operations.ts';
import type { operations } from '../../generated/unleash/types.ts';
import { readError } from './read-error.ts';
import { createReset, type UnleashReset } from './reset.ts';

/** One method for each operation of Unleash's password reset, and of what goes with it. */
export interface UnleashClient extends Methods<typeof table, operations> {
  /** What `createPasswordReset` works with; its `facts` are for everybody. */
  readonly passwordReset: UnleashReset;
}

/** Where Unleash answers, base path included, and perhaps as whom to speak to it. */
export interface UnleashOptions extends ClientOptions {
  /**
   * An admin token or a personal access token, or a function that knows it at the time of a call. A password reset needs
   * none, and a signed-in browser has its cookie: then give `credentials: 'include'`.
   */
  readonly token?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
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
  const backend: Backend = { name: 'Unleash', readError, headers: () => readHeaders(options) };
  const methods = createMethods<typeof table, operations>(table, backend, options);
  return { ...methods, passwordReset: createReset(methods) };
}

/** The token goes out as it is: Unleash knows no schemes. */
async function readHeaders({ token }: UnleashOptions): Promise<Record<string, string>> {
  const given = typeof token === 'function' ? await token() : token;
  return given ? { Authorization: given } : {};
}
