import type { Stage } from '../../../core/stage.ts';
import type { AccessType } from '../auth.ts';
import type { Backend } from '../backend.ts';
import { knownError } from '../errors.ts';

/** Refuses requests without one of these access types. The real server does it at the start of validation. */
export function requireAccess(...allowed: readonly AccessType[]): Stage<Backend> {
  return (exchange, next) => {
    const { auth, options } = exchange.backend;
    const { profile } = options;
    if (!auth) return knownError('ACCESS_TYPE_REQUIRED', undefined, { profile });
    if (allowed.includes(auth.type)) return next(exchange);
    const details = { actual_access_type: auth.type, allowed_access_types: [...allowed] };
    return knownError('INSUFFICIENT_ACCESS_TYPE', details, { profile });
  };
}
