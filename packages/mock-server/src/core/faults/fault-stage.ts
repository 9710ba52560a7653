import type { Answer, Exchange, Next } from '../stage.ts';

/**
 * A stage that puts the answer of a fault in place of the backend's own. It stands after the stages that every answer
 * passes, such as CORS, and before the first one that refuses requests.
 */
export function faults<Backend>(exchange: Exchange<Backend>, next: Next<Backend>): Answer | Promise<Answer> {
  const { fault } = exchange.turn;
  if (!fault) return next(exchange);
  return fault.after ? Promise.resolve(next(exchange)).then(() => fault.answer) : fault.answer;
}
