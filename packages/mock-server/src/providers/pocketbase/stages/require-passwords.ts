import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { failure, noPasswords } from '../errors.ts';

/** Refuses requests for mails of a collection that has switched passwords off, before the body is read. */
export const requirePasswords: Stage<Backend> = refusingWith(400);

/** The same for sign-ins. */
export const requirePasswordsToSignIn: Stage<Backend> = refusingWith(403);

function refusingWith(status: 400 | 403): Stage<Backend> {
  return (exchange, next) => (exchange.backend.collection.hasPasswords ? next(exchange) : failure(status, noPasswords));
}
