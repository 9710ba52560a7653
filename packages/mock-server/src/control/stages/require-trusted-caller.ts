import type { Stage } from '../../core/stage.ts';
import { problem } from '../problem.ts';
import type { Controlled } from '../world.ts';

/** Refuses pages of other origins and requests under a foreign name, and answers the preflight of all others. */
export const requireTrustedCaller: Stage<Controlled> = (exchange, next) => {
  const { request, backend } = exchange;
  const refusal = backend.access.foreignCaller(request);
  if (refusal !== undefined) return problem(403, refusal);
  return request.method === 'OPTIONS' ? { status: 204 } : next(exchange);
};
