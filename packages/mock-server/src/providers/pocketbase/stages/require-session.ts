import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { collectionNamed } from '../collections.ts';
import { failure } from '../errors.ts';

/** Refuses requests without a session, and with that of an account in another collection. */
export const requireSession: Stage<Backend> = (exchange, next) => {
  const { backend, caller } = exchange;
  if (!caller) return failure(401, 'The request requires valid record authorization token.');
  if (caller.role === backend.collection.id) return next(exchange);
  const name = collectionNamed(backend.options, caller.role)?.name ?? '';
  return failure(403, `The request requires auth record from ${name} collection.`);
};
