import { createMethods, type Methods } from '../../client/methods.ts';
import { resetOperations as table } from '../../generated/unleash/reset-operations.ts';
import type { operations } from '../../generated/unleash/types.ts';
import { type UnleashOptions, unleash } from './backend.ts';
import { createReset, type UnleashReset } from './reset.ts';

/** The methods that a password reset needs: a part of `UnleashClient`. */
export interface UnleashResetClient extends Methods<typeof table, operations> {
  /** What `createPasswordReset` works with; its `facts` are for everybody. */
  readonly passwordReset: UnleashReset;
}

/** The client for pages that reset passwords and do nothing else: the smallest bundle. Otherwise `createUnleashClient`. */
export function createUnleashResetClient(options: UnleashOptions): UnleashResetClient {
  const methods = createMethods<typeof table, operations>(table, unleash(options), options);
  return { ...methods, passwordReset: createReset(methods) };
}

export type { UnleashOptions } from './backend.ts';
export type { UnleashFacts, UnleashReset } from './reset.ts';
/** The same name in every provider, so that an app changes its backend in one import. */
export { createUnleashResetClient as createClient };
