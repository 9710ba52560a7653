import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';

/** Allows every origin, with credentials. Answers OPTIONS at every path; these requests are not limited. */
export const cors: Stage<Backend> = (exchange, next) => {
  const { method, headers } = exchange.request;
  const origin = headers['origin'];
  if (origin) exchange.stamps.push('Access-Control-Allow-Origin', origin);
  exchange.stamps.push('Access-Control-Allow-Credentials', 'true');
  exchange.stamps.push('Access-Control-Expose-Headers', 'Content-Range,Preference-Applied');
  if (method !== 'OPTIONS') {
    exchange.stamps.push('Vary', 'Origin');
    return next(exchange);
  }
  const asked = headers['access-control-request-headers'];
  exchange.stamps.push('Vary', 'Origin, Access-Control-Request-Headers');
  exchange.stamps.push('Access-Control-Allow-Methods', 'GET,HEAD,PUT,PATCH,POST,DELETE');
  if (asked) exchange.stamps.push('Access-Control-Allow-Headers', asked);
  return Promise.resolve({ status: 204, headers: { 'Content-Length': '0' } });
};
