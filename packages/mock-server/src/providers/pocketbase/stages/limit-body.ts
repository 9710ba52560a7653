import { isTooLarge } from '../../../core/body-size.ts';
import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { failure } from '../errors.ts';
import { bodyLimit } from '../policy.ts';

/** Refuses a body that is longer than what is read. */
export const limitBody: Stage<Backend> = (exchange, next) =>
  isTooLarge(exchange.request, bodyLimit) ? failure(413, 'Request entity too large.') : next(exchange);
