import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { failure } from '../errors.ts';
import { isAllowedOrigin } from '../options.ts';

/** Refuses requests whose `Origin` is missing or not allowed. */
export const requireOrigin: Stage<Backend> = (exchange, next) => {
  const { origin } = exchange.request.headers;
  const options = exchange.backend.options;
  return origin !== undefined && isAllowedOrigin(origin, options) ? next(exchange) : failure(403, 'origin_not_allowed');
};
