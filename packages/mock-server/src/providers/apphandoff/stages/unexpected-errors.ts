import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { failure } from '../errors.ts';

/** What goes wrong in the mock itself looks as it would on a server; stamps are on it like on any other answer. */
export const unexpectedErrors: Stage<Backend> = async (exchange, next) => {
  try {
    return await next(exchange);
  } catch (error) {
    return failure(500, 'internal_error', error instanceof Error ? error.message : String(error));
  }
};
