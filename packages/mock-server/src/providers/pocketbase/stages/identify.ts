import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { bearerIn } from '../bearer.ts';
import { ownerOf } from '../tokens.ts';

/** Finds out whose token a request carries, in any collection. One that is not good counts as none. */
export const identify: Stage<Backend> = (exchange, next) => {
  const token = bearerIn(exchange.request.headers);
  if (token === '') return next(exchange);
  return ownerOf(exchange.backend, token, 'auth').then((owner) =>
    next(owner ? { ...exchange, caller: { role: owner.collection, subject: owner.id } } : exchange),
  );
};
