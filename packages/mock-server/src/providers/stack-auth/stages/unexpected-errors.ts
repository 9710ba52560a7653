import { plainText } from '../../../core/plain-text.ts';
import type { Stage } from '../../../core/stage.ts';
import { rethrowUnreachable } from '../../../core/store-unreachable.ts';
import type { Backend } from '../backend.ts';
import { unexpected } from '../errors.ts';

/** Answers an error of the mock itself with the server's 500, and prints it on the console. */
export const unexpectedErrors: Stage<Backend> = async (exchange, next) => {
  try {
    return await next(exchange);
  } catch (error) {
    rethrowUnreachable(error);
    console.error(plainText(error instanceof Error ? (error.stack ?? error.message) : String(error)));
    return unexpected();
  }
};
