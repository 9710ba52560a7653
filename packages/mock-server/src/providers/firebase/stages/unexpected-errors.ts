import type { Stage } from '../../../core/stage.ts';
import { rethrowUnreachable } from '../../../core/store-unreachable.ts';
import type { Backend } from '../backend.ts';
import { unknownError } from '../errors.ts';

/** Answers an error of the mock itself as the emulator answers its own errors. */
export const unexpectedErrors: Stage<Backend> = async (exchange, next) => {
  try {
    return await next(exchange);
  } catch (error) {
    rethrowUnreachable(error);
    const { message, name } = error instanceof Error ? error : new Error(String(error));
    return unknownError(message || 'Unknown error', name || 'unknown');
  }
};
