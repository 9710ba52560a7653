import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { withCamelCase } from '../camel-case.ts';
import { invalidArgument } from '../errors.ts';

/** Takes the project that a body names for that of the path, if the path names none. It is a field of all bodies. */
export const targetProject: Stage<Backend> = (exchange, next) => {
  const { targetProjectId: named }: { readonly targetProjectId?: unknown } = Object(withCamelCase(exchange.body));
  if (named === undefined) return next(exchange);
  if (typeof named !== 'string' && typeof named !== 'number') return invalidArgument('/targetProjectId must be string');
  const ofPath = exchange.path['targetProjectId'];
  return next(ofPath || named === '' ? exchange : { ...exchange, path: { targetProjectId: String(named) } });
};
