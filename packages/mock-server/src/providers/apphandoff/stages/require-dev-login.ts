import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { failure } from '../errors.ts';

/** Refuses development logins unless the option allows them. */
export const requireDevLogin: Stage<Backend> = (exchange, next) => {
  const { devLoginEnabled } = exchange.backend.options;
  return devLoginEnabled ? next(exchange) : failure(403, 'dev_login_disabled');
};
