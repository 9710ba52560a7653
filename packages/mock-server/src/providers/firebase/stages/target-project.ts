import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { invalidArgument } from '../errors.ts';

/** Operations that describe the field, and want a text. The others take what is there. */
const describing = /^(?:signUp|createProjectAccount|(?:lookup|update|delete|send)(?!\w*Config))/;

/** Takes the project that a body names for that of the path, if the path names none. It may be in all bodies. */
export const targetProject: Stage<Backend> = (exchange, next) => {
  const { body, path, operation = '' } = exchange;
  const { targetProjectId: named }: { readonly targetProjectId?: unknown } = Object(body);
  if (!['undefined', 'string', 'number'].includes(typeof named) && describing.test(operation))
    return invalidArgument('/targetProjectId must be string');
  const targetProjectId = path['targetProjectId'] || String(named ?? '');
  return next(targetProjectId ? { ...exchange, path: { targetProjectId } } : exchange);
};
