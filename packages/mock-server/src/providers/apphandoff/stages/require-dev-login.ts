import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { failure } from '../errors.ts';

/** Lets through where development logins are allowed. */
export const requireDevLogin: Stage<Backend> = async (exchange, next) => {
  const { devLoginEnabled } = exchange.backend.options;
  return devLoginEnabled ? next(exchange) : failure(403, 'dev_login_disabled');
};
