import type { BodyError } from '../../../core/express/body-error.ts';
import { afterBody } from '../../../core/express/body-parser.ts';
import type { Answer, Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { hintedFailure, internalError, nextActions } from '../errors.ts';
import { bodyLimits } from '../policy.ts';

/** Parses the body before the limits, so that invalid JSON does not count as an attempt. */
export const decode: Stage<Backend> = (exchange, next) =>
  afterBody(exchange.request, bodyLimits, (parsed) =>
    'error' in parsed ? refuse(parsed.error) : next({ ...exchange, body: parsed.body }),
  );

function refuse({ reason, message }: BodyError): Answer {
  if (reason === 'other') return internalError(message);
  return hintedFailure(400, 'INVALID_INPUT', message, nextActions.validJson);
}
