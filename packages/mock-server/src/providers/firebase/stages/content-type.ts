import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { wrongContentType } from '../errors.ts';

/** Refuses bodies of other types than JSON, and for `token` forms. */
export function contentType(...taken: readonly string[]): Stage<Backend> {
  return (exchange, next) => {
    const given = exchange.request.headers['content-type'] ?? '';
    const type = given.replace(/;.*/s, '').trim().toLowerCase();
    return type === '' || taken.includes(type) ? next(exchange) : wrongContentType(given);
  };
}
