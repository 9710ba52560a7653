import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { sessionCookie, sessionIdOf } from '../session-cookie.ts';
import { findSession, recordRenewal } from '../sessions.ts';

/**
 * Sends the session cookie again with the first answer of a session under `/api`, errors included. Version 7 does not.
 */
export const renewCookie: Stage<Backend> = async (exchange, next) => {
  const { backend, request, caller, stamps } = exchange;
  const { version, baseUriPath } = backend.options;
  if (caller?.role !== 'session' || version === '7') return next(exchange);
  const session = await findSession(backend, sessionIdOf(request.headers));
  if (session && !session.cookieRenewed) {
    await recordRenewal(backend, session.id);
    stamps.push('Set-Cookie', sessionCookie(backend, session, `${request.mount}${baseUriPath}`));
  }
  return next(exchange);
};
