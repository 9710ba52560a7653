import { BodyError } from '../../../core/express/body-error.ts';
import { parseBody } from '../../../core/express/body-parser.ts';
import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { hintedFailure, internalError, nextActions } from '../errors.ts';
import { bodyLimits } from '../policy.ts';

/** Parses the body before the limits, so that invalid JSON does not count as an attempt. */
export const decode: Stage<Backend> = async (exchange, next) => {
  try {
    return await next({ ...exchange, body: await parseBody(exchange.request, bodyLimits) });
  } catch (error) {
    if (!(error instanceof BodyError)) throw error;
    if (error.reason === 'other') return internalError(error.message);
    return hintedFailure(400, 'INVALID_INPUT', error.message, nextActions.validJson);
  }
};
