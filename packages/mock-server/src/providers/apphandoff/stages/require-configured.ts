import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { failure } from '../errors.ts';

/** 500 where authentication is not configured; before anybody is looked up, so that it tells nobody who has an account. */
export const requireConfigured: Stage<Backend> = async (exchange, next) => {
  const { authConfigured } = exchange.backend.options;
  return authConfigured ? next(exchange) : failure(500, 'auth_not_configured');
};
