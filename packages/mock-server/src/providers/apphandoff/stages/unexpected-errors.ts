import type { Stage } from '../../../core/stage.ts';
import { rethrowUnreachable } from '../../../core/store-unreachable.ts';
import type { Backend } from '../backend.ts';
import { failure } from '../errors.ts';

/** Answers 500 for an error of the mock itself, as a server would. Stamped headers are on this answer too. */
export const unexpectedErrors: Stage<Backend> = async (exchange, next) => {
  try {
    return await next(exchange);
  } catch (error) {
    rethrowUnreachable(error);
    return failure(500, 'internal_error', error instanceof Error ? error.message : String(error));
  }
};
