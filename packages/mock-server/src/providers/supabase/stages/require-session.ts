import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { unexpectedFailure } from '../errors.ts';

/** Refuses an enrollment by a token that belongs to no session, before the body is read. */
export const requireSession: Stage<Backend> = (exchange, next) =>
  exchange.caller?.session === undefined
    ? unexpectedFailure('A valid session and a registered user are required to enroll a factor')
    : next(exchange);
