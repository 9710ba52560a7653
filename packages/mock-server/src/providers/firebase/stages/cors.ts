import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';

/** Allows every origin, without credentials. Answers OPTIONS at every path. */
export const cors: Stage<Backend> = (exchange, next) => {
  const { method, headers } = exchange.request;
  const { origin } = headers;
  if (headers['access-control-request-private-network'])
    exchange.stamps.push('access-control-allow-private-network', 'true');
  if (origin) exchange.stamps.push('Access-Control-Allow-Origin', origin);
  if (method !== 'OPTIONS') {
    exchange.stamps.push('Vary', 'Origin');
    return next(exchange);
  }
  const asked = headers['access-control-request-headers'];
  exchange.stamps.push('Vary', 'Origin, Access-Control-Request-Headers');
  exchange.stamps.push('Access-Control-Allow-Methods', 'GET,HEAD,PUT,PATCH,POST,DELETE');
  if (asked) exchange.stamps.push('Access-Control-Allow-Headers', asked);
  return { status: 204, headers: { 'Content-Length': '0' } };
};
