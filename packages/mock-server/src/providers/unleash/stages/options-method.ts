import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';

/** Answers OPTIONS with the methods of the path, as Express does. This server sends no CORS headers. */
export const optionsMethod: Stage<Backend> = (exchange, next) => {
  if (exchange.request.method !== 'OPTIONS') return next(exchange);
  const allow = exchange.methods.length === 0 ? ['GET', 'HEAD'] : [...exchange.methods];
  allow.sort((one, other) => rank(one) - rank(other));
  return { status: 200, headers: { Allow: allow.join(',') }, body: allow.join(',') };
};

function rank(method: string): number {
  return ['GET', 'HEAD', 'POST', 'DELETE'].indexOf(method);
}
