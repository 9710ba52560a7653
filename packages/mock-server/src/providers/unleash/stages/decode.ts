import { BodyError } from '../../../core/express/body-error.ts';
import { parseBody } from '../../../core/express/body-parser.ts';
import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { httpFailure } from '../errors.ts';
import { bodyLimits } from '../policy.ts';

/** Reads JSON bodies at every path and for every method. */
export const decode: Stage<Backend> = async (exchange, next) => {
  try {
    return await next({ ...exchange, body: await parseBody(exchange.request, bodyLimits) });
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    return httpFailure(error.status, error.message);
  }
};
