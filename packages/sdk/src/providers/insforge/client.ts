import type { Backend } from '../../client/backend.ts';
import { createMethods, type Methods } from '../../client/methods.ts';
import type { ClientOptions } from '../../client/options.ts';
import { operations as table } from '../../generated/insforge/operations.ts';
import type { operations } from '../../generated/insforge/types.ts';
import { readError } from './read-error.ts';
import { createReset, type InsforgeReset } from './reset.ts';

/** One method for each operation of InsForge's auth API. */
export interface InsforgeClient extends Methods<typeof table, operations> {
  /** What `createPasswordReset` works with; its `facts` are for everybody. */
  readonly passwordReset: InsforgeReset;
}

/** Where InsForge answers, and as whom to speak to it. */
export interface InsforgeOptions extends ClientOptions {
  /** The project's public key. Sign-up needs it; a password reset needs no credentials at all. */
  readonly anonKey?: string | undefined;
  /** The token of whoever is signed in, or a function that knows it at the time of a call. Goes before `anonKey`. */
  readonly accessToken?: string | (() => string | undefined | Promise<string | undefined>) | undefined;
}

/**
 * A client for InsForge. Its methods never throw: each resolves to `{ data, error, response }`.
 *
 * @example
 * const insforge = createInsforgeClient({ baseUrl: 'http://localhost:7130' });
 * const { data, error } = await insforge.sendResetPasswordEmail({ email: 'ada@example.com' });
 */
export function createInsforgeClient(options: InsforgeOptions): InsforgeClient {
  const backend: Backend = { name: 'InsForge', readError, headers: () => readHeaders(options) };
  const methods = createMethods<typeof table, operations>(table, backend, options);
  return { ...methods, passwordReset: createReset(methods) };
}

async function readHeaders({ accessToken, anonKey }: InsforgeOptions): Promise<Record<string, string>> {
  const token = (typeof accessToken === 'function' ? await accessToken() : accessToken) || anonKey;
  return token ? { Authorization: `Bearer ${token}` } : {};
}
