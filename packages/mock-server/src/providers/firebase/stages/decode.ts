import type { BodyError } from '../../../core/express/body-error.ts';
import { afterBody } from '../../../core/express/body-parser.ts';
import type { Answer, Stage } from '../../../core/stage.ts';
import type { WireRequest } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { parseError } from '../errors.ts';
import { bodyLimits } from '../policy.ts';

/** Reads the body. A body without a type counts as JSON: the emulator fails on it. */
export const decode: Stage<Backend> = (exchange, next) =>
  afterBody(typed(exchange.request), bodyLimits, (parsed) =>
    'error' in parsed ? refuse(parsed.error) : next({ ...exchange, body: parsed.body }),
  );

function typed(request: WireRequest): WireRequest {
  if (request.headers['content-type']) return request;
  return { ...request, headers: { ...request.headers, 'content-type': 'application/json' } };
}

/** What is no JSON is refused in Google's envelope. What cannot be read is refused as Express writes such errors. */
function refuse({ status, message }: BodyError): Answer {
  if (status === 400) return parseError(message);
  if (status !== 415) return { status: 413, body: { message } };
  const [, what, name = ''] = /^unsupported (?:content )?(charset|encoding) "(.*)"$/.exec(message) ?? [];
  return { status: 415, body: { message, ...(what && { [what]: name.toLowerCase(), type: `${what}.unsupported` }) } };
}
