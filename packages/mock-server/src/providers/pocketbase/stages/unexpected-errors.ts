import type { Stage } from '../../../core/stage.ts';
import { rethrowUnreachable } from '../../../core/store-unreachable.ts';
import type { Backend } from '../backend.ts';
import { crashed } from '../errors.ts';

/** Answers an error of the mock itself as the real server answers its own errors: without telling what it was. */
export const unexpectedErrors: Stage<Backend> = async (exchange, next) => {
  try {
    return await next(exchange);
  } catch (error) {
    rethrowUnreachable(error);
    return crashed();
  }
};
