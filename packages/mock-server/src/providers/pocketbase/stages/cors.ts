import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';

/** Allows every origin, without credentials. Answers OPTIONS at every path. */
export const cors: Stage<Backend> = (exchange, next) => {
  const { request, stamps } = exchange;
  const { origin, 'access-control-request-headers': asked } = request.headers;
  stamps.push('Vary', 'Origin');
  if (origin) stamps.push('Access-Control-Allow-Origin', '*');
  if (request.method !== 'OPTIONS') return next(exchange);
  if (!origin) return { status: 204 };
  stamps.push('Vary', 'Access-Control-Request-Method', 'Vary', 'Access-Control-Request-Headers');
  stamps.push('Access-Control-Allow-Methods', 'GET,HEAD,PUT,PATCH,POST,DELETE');
  if (asked) stamps.push('Access-Control-Allow-Headers', asked);
  return { status: 204 };
};
