import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';

/** The headers of every answer but that of a preflight. */
export const securityHeaders: Stage<Backend> = (exchange, next) => {
  exchange.stamps.push(
    'Cross-Origin-Opener-Policy',
    'same-origin',
    'X-Content-Type-Options',
    'nosniff',
    'X-Frame-Options',
    'SAMEORIGIN',
    'X-XSS-Protection',
    '1; mode=block',
  );
  return next(exchange);
};
