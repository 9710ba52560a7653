import type { Stage } from '../../core/stage.ts';
import { type Controlled, mockOf } from '../world.ts';

/**
 * Reads what others have changed in the store of the mock server that is asked, and answers when the store has what this
 * request changed.
 */
export const settleState: Stage<Controlled> = async (exchange, next) => {
  const { provider } = exchange.path;
  const mock = provider === undefined ? undefined : mockOf(provider, exchange.backend);
  if (!mock?.keep) return next(exchange);
  await mock.settled();
  const answer = await next(exchange);
  await mock.settled();
  return answer;
};
