import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { failure, noSession } from '../errors.ts';
import { isSuperuser } from '../is-superuser.ts';

/** Refuses requests that no superuser makes. */
export const requireSuperuser: Stage<Backend> = (exchange, next) => {
  const { backend, caller } = exchange;
  if (!caller) return noSession();
  if (isSuperuser(caller, backend.options)) return next(exchange);
  return failure(403, 'The authorized record is not allowed to perform this action.');
};
