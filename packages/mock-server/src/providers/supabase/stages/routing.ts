import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { match } from '../routes.ts';

/** What the router itself answers: plain text for an unknown path, nothing but `Allow` for a wrong method. */
export const routing: Stage<Backend> = async (exchange, next) => {
  if (exchange.operation !== undefined) return next(exchange);
  const { method, target } = exchange.request;
  const { allowed } = match(method, target);
  for (const each of allowed) exchange.stamps.push('Allow', each);
  if (allowed.length > 0) return { status: 405 };
  exchange.stamps.push('X-Content-Type-Options', 'nosniff');
  return { status: 404, body: '404 page not found\n' };
};
