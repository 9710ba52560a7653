import type { Answer, Exchange, Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { collectionNamed } from '../collections.ts';
import { failure, noSession } from '../errors.ts';

/** Refuses requests without a session, and with that of an account in another collection. */
export const requireSession: Stage<Backend> = (exchange, next) => {
  const { backend, caller } = exchange;
  return caller?.role === backend.collection.id ? next(exchange) : withoutSession(exchange);
};

/** Why a request is refused without a session in the collection that its path names. */
export function withoutSession({ backend, caller }: Pick<Exchange<Backend>, 'backend' | 'caller'>): Answer {
  if (!caller) return noSession();
  const name = collectionNamed(backend.options, caller.role)?.name ?? '';
  return failure(403, `The request requires auth record from ${name} collection.`);
}
