import type { Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';

/** Refuses a path that cannot be percent-decoded, as Express writes that error. */
export const unreadablePath: Stage<Backend> = (exchange, next) => {
  try {
    decodeURIComponent(pathOf(exchange.request.target));
  } catch {
    return { status: 400, body: { statusCode: 400, status: 400 } };
  }
  return next(exchange);
};
