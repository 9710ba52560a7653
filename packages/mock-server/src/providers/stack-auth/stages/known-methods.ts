import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { pathExists } from '../routes.ts';

/** A known path with another method: the framework's own empty 405, before the server has seen anything. */
export const knownMethods: Stage<Backend> = (exchange, next) =>
  exchange.operation === undefined && pathExists(exchange.request.target)
    ? Promise.resolve({ status: 405 })
    : next(exchange);
