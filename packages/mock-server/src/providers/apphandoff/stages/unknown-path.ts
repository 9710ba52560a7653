import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { failure } from '../errors.ts';

/** 404 for a path that no operation has, 405 for one that takes another method (O14). */
export function unknownPath(methodsAt: (target: string) => readonly string[]): Stage<Backend> {
  return async (exchange, next) => {
    if (exchange.operation !== undefined) return next(exchange);
    const methods = methodsAt(exchange.request.target);
    if (methods.length === 0) return failure(404, 'not_found');
    return { ...failure(405, 'method_not_allowed'), headers: { Allow: [...methods, 'OPTIONS'].join(', ') } };
  };
}
