import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { failure } from '../errors.ts';

/** Answers 404 for an unknown path, and 405 with `Allow` for a wrong method (O14). */
export const unknownPath: Stage<Backend> = (exchange, next) => {
  if (exchange.operation !== undefined) return next(exchange);
  if (exchange.methods.length === 0) return failure(404, 'not_found');
  return { ...failure(405, 'method_not_allowed'), headers: { Allow: [...exchange.methods, 'OPTIONS'].join(', ') } };
};
