import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { notFound } from '../errors.ts';
import { findById } from '../records.ts';

/** Refuses requests for an account that is not there, before the body is read. */
export const requireAccount: Stage<Backend> = async (exchange, next) => {
  const { backend, path } = exchange;
  const record = await findById(backend, backend.collection.id, path['id'] ?? '');
  return record ? next(exchange) : notFound();
};
