import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { unexpected } from '../errors.ts';

/** Whatever is thrown becomes the server's 500, and is shown where a developer will see it. */
export const unexpectedErrors: Stage<Backend> = async (exchange, next) => {
  try {
    return await next(exchange);
  } catch (error) {
    console.error(error);
    return unexpected();
  }
};
