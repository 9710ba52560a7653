import type { Stage } from '../../core/stage.ts';
import { problem } from '../problem.ts';
import { isTrustedCaller } from '../trusted-caller.ts';
import type { Controlled } from '../world.ts';

/** Refuses pages of other origins, and answers the preflight of all others. */
export const requireTrustedCaller: Stage<Controlled> = (exchange, next) => {
  const { request, backend } = exchange;
  if (!isTrustedCaller(request, backend.origin)) {
    return problem(
      403,
      'The control API is for programs and for pages of this machine. Serve with --public-url to name another origin.',
    );
  }
  return request.method === 'OPTIONS' ? { status: 204 } : next(exchange);
};
