import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { isAllowedOrigin } from '../options.ts';

/**
 * Allows the portal and the allowed origins to call, with credentials. Answers every OPTIONS request; they are not
 * limited (O15).
 */
export const cors: Stage<Backend> = (exchange, next) => {
  const { method, headers } = exchange.request;
  const { origin } = headers;
  const options = exchange.backend.options;
  const allowed = origin !== undefined && isAllowedOrigin(origin, options);
  exchange.stamps.push('Vary', 'Origin');
  if (allowed) {
    exchange.stamps.push('Access-Control-Allow-Origin', origin, 'Access-Control-Allow-Credentials', 'true');
    exchange.stamps.push('Access-Control-Expose-Headers', 'Retry-After');
  }
  if (method !== 'OPTIONS') return next(exchange);
  const asked = headers['access-control-request-headers'];
  if (allowed) exchange.stamps.push('Access-Control-Allow-Methods', 'GET, HEAD, POST');
  if (allowed && asked !== undefined) exchange.stamps.push('Access-Control-Allow-Headers', asked);
  return { status: 204 };
};
