import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';

/**
 * Answers a wrong method on an existing path with the framework's empty 405. None of the server's own checks runs for
 * it.
 */
export const wrongMethod: Stage<Backend> = (exchange, next) =>
  exchange.operation === undefined && exchange.methods.length > 0 ? Promise.resolve({ status: 405 }) : next(exchange);
