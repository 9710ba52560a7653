import type { Exchange, Stage } from '../../../core/stage.ts';
import { pathOf } from '../../../core/wire.ts';
import type { Backend } from '../backend.ts';
import { belowBase } from '../base-url.ts';
import { decodeJson } from './decode.ts';
import { checkOrigin, checkUrls } from './origin.ts';

/**
 * Answers `POST /get-session` with 405: better-auth takes it only with `session.deferSessionRefresh`, which the mock does not have.
 * 1.7.1 reads the body first, so a bad one is 400 or 415.
 */
export const sessionByPost: Stage<Backend> = (exchange, next) => {
  const { request, backend } = exchange;
  const isMeant = request.method === 'POST' && belowBase(pathOf(request.target), backend.options) === '/get-session';
  if (!isMeant) return next(exchange);
  return backend.options.version === '1.7.1' ? decodeJson(exchange, refuse) : refuse({ ...exchange, body: undefined });
};

function refuse(exchange: Exchange<Backend>): ReturnType<Stage<Backend>> {
  return checkOrigin(exchange, (passed) => checkUrls(passed, () => refusal));
}

const refusal = {
  status: 405,
  headers: { 'Cache-Control': 'no-store', Pragma: 'no-cache' },
  body: {
    message: 'POST method requires deferSessionRefresh to be enabled in session config',
    code: 'METHOD_NOT_ALLOWED_DEFER_SESSION_REQUIRED',
  },
};
