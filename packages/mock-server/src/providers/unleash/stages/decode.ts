import { afterBody } from '../../../core/express/body-parser.ts';
import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { httpFailure } from '../errors.ts';
import { bodyLimits } from '../policy.ts';

/** Reads JSON bodies at every path and for every method. */
export const decode: Stage<Backend> = (exchange, next) =>
  afterBody(exchange.request, bodyLimits, (parsed) =>
    'error' in parsed
      ? httpFailure(parsed.error.status, parsed.error.message)
      : next({ ...exchange, body: parsed.body }),
  );
