import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';

/** Stamps the security headers of the server's framework. Two of them are empty. */
export const securityHeaders: Stage<Backend> = (exchange, next) => {
  exchange.stamps.push('Cross-Origin-Opener-Policy', 'same-origin', 'X-Content-Type-Options', 'nosniff');
  exchange.stamps.push('X-Frame-Options', 'SAMEORIGIN', 'Referrer-Policy', 'strict-origin-when-cross-origin');
  exchange.stamps.push('Content-Security-Policy', '', 'Permissions-Policy', '');
  return next(exchange);
};
