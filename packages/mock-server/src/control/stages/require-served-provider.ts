import type { Stage } from '../../core/stage.ts';
import { problem } from '../problem.ts';
import type { Controlled } from '../world.ts';

/** Answers 404 if the path names a provider that this server does not serve. */
export const requireServedProvider: Stage<Controlled> = (exchange, next) => {
  const { provider } = exchange.path;
  const ids = exchange.backend.mocks.map(({ id }) => id);
  if (provider === undefined || ids.includes(provider)) return next(exchange);
  return problem(404, `No provider ${JSON.stringify(provider)} is served here. Served: ${ids.join(', ')}.`);
};
