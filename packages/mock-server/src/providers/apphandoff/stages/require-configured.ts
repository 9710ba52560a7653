import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { failure } from '../errors.ts';

/**
 * Answers 500 if authentication is not configured. It does so before any account is looked up, and so reveals no
 * account.
 */
export const requireConfigured: Stage<Backend> = (exchange, next) => {
  const { authConfigured } = exchange.backend.options;
  return authConfigured ? next(exchange) : failure(500, 'auth_not_configured');
};
