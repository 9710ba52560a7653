import type { Stage } from '../../../core/stage.ts';
import { accountOfCaller } from '../api-tokens.ts';
import type { Backend } from '../backend.ts';
import { earlyFailure } from '../errors.ts';
import { adminRole } from '../roles.ts';

/** Refuses callers other than administrators and admin tokens. */
export const requireAdmin: Stage<Backend> = async (exchange, next) => {
  const { backend, caller } = exchange;
  const account = await accountOfCaller(backend, caller);
  if (caller?.role === 'admin-token' || account?.rootRole === adminRole) return next(exchange);
  const message = `You don't have the required permissions to perform this operation. To perform this action, you need the "ADMIN" permission.`;
  const { status, body } = earlyFailure(backend.random, 403, 'PermissionError', message);
  return { status, body: { ...body, permissions: ['ADMIN'] } };
};
