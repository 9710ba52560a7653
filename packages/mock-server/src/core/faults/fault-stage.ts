import type { Answer, Exchange } from '../stage.ts';

/**
 * A stage that puts the answer of a fault in place of the backend's own. It stands after the stages that every answer
 * passes, such as CORS, and before the first one that refuses requests.
 */
export function faults<Backend>(
  exchange: Exchange<Backend>,
  next: (exchange: Exchange<Backend>) => Promise<Answer>,
): Promise<Answer> {
  const { fault } = exchange.turn;
  if (!fault) return next(exchange);
  const work = fault.after ? next(exchange) : Promise.resolve();
  return work.then(() => fault.answer);
}
