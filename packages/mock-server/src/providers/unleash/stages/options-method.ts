import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { placeOf } from '../paths.ts';

/** OPTIONS lists what there is, as Express does. No answer of this server has a CORS header. */
export const optionsMethod: Stage<Backend> = async (exchange, next) => {
  const { method, target } = exchange.request;
  if (method !== 'OPTIONS') return next(exchange);
  const found = [...(placeOf(target, '')?.routes.keys() ?? [])].sort();
  const methods = found.length === 0 ? ['GET'] : found;
  const allow = methods.flatMap((name) => (name === 'GET' ? ['GET', 'HEAD'] : [name]));
  allow.sort((one, other) => rank(one) - rank(other));
  return { status: 200, headers: { Allow: allow.join(',') }, body: allow.join(',') };
};

function rank(method: string): number {
  return ['GET', 'HEAD', 'POST', 'DELETE'].indexOf(method);
}
