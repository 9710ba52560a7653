import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';

/** Headers that GoTrue alone lets a page send. `apikey`, which the gateway reads, is not among them. */
const allowedHeaders: readonly string[] = [
  'accept',
  'authorization',
  'content-type',
  'x-client-ip',
  'x-client-info',
  'x-jwt-aud',
  'x-use-cookie',
  'x-supabase-api-version',
];
const allowedMethods: readonly string[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** Whether GoTrue, without a gateway, allows what a preflight asks for. */
function allows(method: string, names: string = ''): boolean {
  const asked = names.split(',').map((name) => name.trim().toLowerCase());
  return allowedMethods.includes(method) && asked.every((name) => name === '' || allowedHeaders.includes(name));
}

/**
 * Every origin may call. The gateway answers preflights, and allows every header that they ask for; without a gateway
 * GoTrue does, and allows its own.
 */
export const cors: Stage<Backend> = (exchange, next) => {
  const { method, headers } = exchange.request;
  const isAlone = exchange.backend.options.gateway === 'none';
  const { origin, 'access-control-request-method': asked, 'access-control-request-headers': names } = headers;
  const isPreflight = method === 'OPTIONS' && asked !== undefined && (origin !== undefined || isAlone);
  const vary = isPreflight ? 'Origin, Access-Control-Request-Method, Access-Control-Request-Headers' : 'Origin';
  exchange.stamps.push('Vary', vary);
  if (isPreflight && isAlone && !(origin && allows(asked, names))) return Promise.resolve({ status: 204 });
  if (origin === undefined || (origin === '' && isAlone)) return next(exchange);
  exchange.stamps.push('Access-Control-Allow-Origin', '*', 'Access-Control-Allow-Credentials', 'true');
  if (isPreflight) {
    exchange.stamps.push('Access-Control-Allow-Methods', asked);
    if (names !== undefined)
      exchange.stamps.push('Access-Control-Allow-Headers', isAlone ? names.toLowerCase() : names);
    return Promise.resolve({ status: 204 });
  }
  exchange.stamps.push('Access-Control-Expose-Headers', 'X-Total-Count, Link, X-Supabase-Api-Version');
  return next(exchange);
};
