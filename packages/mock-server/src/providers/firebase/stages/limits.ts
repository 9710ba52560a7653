import { limitInForce } from '../../../core/limits.ts';
import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { refused } from '../errors.ts';
import { limitWith } from '../limits.ts';

/** Counts new accounts by client address. An administrator's are not counted. */
export const limitSignUps: Stage<Backend> = async (exchange, next) => {
  const { backend, caller, ip } = exchange;
  const limit = limitInForce(backend.limits(), 'signUps', limitWith('signUps', backend.options));
  if (!limit || caller?.role === 'owner') return next(exchange);
  const state = await backend.limiter.hit('signUps', ip, limit);
  if (!state.exceeded) return next(exchange);
  backend.noteLimit('signUps', state.resetsInMs);
  return refused('TOO_MANY_ATTEMPTS_TRY_LATER');
};
