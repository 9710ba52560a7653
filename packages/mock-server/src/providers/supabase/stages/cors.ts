import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';

/** Answers for the gateway: every origin may call, with every header that the preflight asks for. */
export const cors: Stage<Backend> = (exchange, next) => {
  const { method, headers } = exchange.request;
  const { origin, 'access-control-request-method': asked, 'access-control-request-headers': names } = headers;
  const isPreflight = method === 'OPTIONS' && origin !== undefined && asked !== undefined;
  const vary = isPreflight ? 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers' : 'Origin';
  exchange.stamps.push('Vary', vary);
  if (origin === undefined) return next(exchange);
  exchange.stamps.push('Access-Control-Allow-Origin', '*', 'Access-Control-Allow-Credentials', 'true');
  if (isPreflight) {
    exchange.stamps.push('Access-Control-Allow-Methods', asked);
    if (names !== undefined) exchange.stamps.push('Access-Control-Allow-Headers', names);
    return Promise.resolve({ status: 204 });
  }
  exchange.stamps.push('Access-Control-Expose-Headers', 'X-Total-Count, Link, X-Supabase-Api-Version');
  return next(exchange);
};
