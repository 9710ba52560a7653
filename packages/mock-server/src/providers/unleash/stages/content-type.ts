import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { earlyFailure } from '../errors.ts';

/** Refuses content types other than JSON. The charset was checked earlier. */
export const requireJson: Stage<Backend> = (exchange, next) => {
  const { backend, request } = exchange;
  const given = request.headers['content-type'] || undefined;
  const [type = ''] = (given ?? '').split(';');
  if (type.trim().toLowerCase() === 'application/json') return next(exchange);
  const message = `We do not accept the content-type you provided (${given ?? "you didn't provide one"}). Try using one of the content-types we do accept instead (application/json) and make sure the body is in the corresponding format.`;
  return earlyFailure(backend.random, 415, 'ContentTypeError', message);
};
