import { limitInForce } from '../../../core/limits.ts';
import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { tooManyRequests } from '../errors.ts';
import { limits } from '../policy.ts';
import { isAnonymousSignUp } from './guards.ts';

/** Counts a sign-up, anonymous ones in a bucket of their own. */
export const limitSignUp: Stage<Backend> = (exchange, next) =>
  limitAddress(isAnonymousSignUp(exchange.body) ? 'signUpAnonymously' : 'signUp')(exchange, next);

/**
 * Counts the requests of an address in a token bucket, if the option names the header with the address. No header of
 * the answer shows the remaining requests.
 */
export function limitAddress(name: Exclude<keyof typeof limits, 'mailInterval' | 'mails'>): Stage<Backend> {
  return (exchange, next) => {
    const { backend, ip } = exchange;
    const window = limitInForce(backend.limits(), name, limits[name]);
    if (!window || backend.options.rateLimitHeader === null) return next(exchange);
    return backend.limiter.hitTokenBucket(`supabase/${name}`, ip, window).then(({ exceeded, resetsInMs }) => {
      if (!exceeded) return next(exchange);
      backend.noteLimit(name, resetsInMs);
      return tooManyRequests();
    });
  };
}
