import type { Stage } from '../../core/stage.ts';
import { asksForToken } from '../access.ts';
import { problem } from '../problem.ts';
import type { Controlled } from '../world.ts';

/** Refuses callers without the token of the server, if it has one. Its health is told to all. */
export const requireToken: Stage<Controlled> = async (exchange, next) => {
  const { request, backend, operation } = exchange;
  if (operation === 'getHealth' || backend.access.showsToken(request)) return next(exchange);
  return { ...problem(401, asksForToken), headers: { 'WWW-Authenticate': 'Bearer' } };
};
