import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { callerOf } from '../credentials.ts';
import { failure } from '../errors.ts';

/** Refuses requests without a valid bearer token. */
export const identify: Stage<Backend> = async (exchange, next) => {
  const caller = await callerOf(exchange.request.headers['authorization'], exchange.backend);
  return caller ? next({ ...exchange, caller }) : failure(401, 'unauthorized');
};
