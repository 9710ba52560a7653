import { limitInForce } from '../../../core/limits.ts';
import type { Exchange, Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { rateLimited } from '../errors.ts';
import { limits } from '../policy.ts';

/** Counts the requests of an address before they are validated, so that invalid requests count too (O4). */
export const limitAll: Stage<Backend> = (exchange, next) => limited(exchange, true, () => next(exchange));

/**
 * Counts the requests of an address after they are validated, if the option says that invalid requests do not count.
 */
export const limitValid: Stage<Backend> = (exchange, next) => limited(exchange, false, () => next(exchange));

function limited(
  { backend, operation, ip }: Exchange<Backend>,
  countsInvalid: boolean,
  proceed: () => ReturnType<Stage<Backend>>,
): ReturnType<Stage<Backend>> {
  const { countInvalidRequests } = backend.options;
  const name = limitNames.find((one) => one === operation);
  if (name === undefined || countInvalidRequests !== countsInvalid) return proceed();
  const limit = limitInForce(backend.limits(), name, limits[name]);
  if (!limit) return proceed();
  const counting = backend.limiter.hit(name, ip, limit);
  return counting.then(({ exceeded, resetsInMs }) => {
    if (!exceeded) return proceed();
    backend.noteLimit(name, resetsInMs);
    return rateLimited(Math.ceil(resetsInMs / 1_000));
  });
}

const limitNames = Object.keys(limits) as (keyof typeof limits)[];
