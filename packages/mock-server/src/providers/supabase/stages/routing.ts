import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';

/** Answers for the router: 404 in plain text for an unknown path, 405 with `Allow` and no body for a wrong method. */
export const routing: Stage<Backend> = async (exchange, next) => {
  if (exchange.operation !== undefined) return next(exchange);
  for (const method of exchange.methods) exchange.stamps.push('Allow', method);
  if (exchange.methods.length > 0) return { status: 405 };
  exchange.stamps.push('X-Content-Type-Options', 'nosniff');
  return { status: 404, body: '404 page not found\n' };
};
