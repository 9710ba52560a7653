import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { superusersName } from '../collections.ts';
import { failure } from '../errors.ts';

/** Refuses to mail superusers links that verify their addresses. */
export const refuseVerifiedSuperusers: Stage<Backend> = refusingWith('All superusers are verified by default.');

/** Refuses to mail superusers links that change their addresses. */
export const refuseSuperusersWhoChange: Stage<Backend> = refusingWith(
  'All superusers can change their emails directly.',
);

function refusingWith(message: string): Stage<Backend> {
  return (exchange, next) =>
    exchange.backend.collection.name === superusersName ? failure(400, message) : next(exchange);
}
