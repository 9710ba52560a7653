import type { Stage } from '../../../core/stage.ts';
import type { Backend } from '../backend.ts';
import { sessionCookie, sessionIdOf } from '../session-cookie.ts';
import { findSession, noteClient } from '../sessions.ts';

/**
 * Sends the session cookie again when the server notes something new in the session (middleware/session-context.js):
 * the address with the first answer under `/api`, errors included, and the first `User-Agent`. Version 7 notes nothing.
 */
export const renewCookie: Stage<Backend> = async (exchange, next) => {
  const { backend, request, caller, stamps } = exchange;
  const { version, baseUriPath } = backend.options;
  if (caller?.role !== 'session' || version === '7') return next(exchange);
  const session = await findSession(backend, sessionIdOf(request.headers));
  if (!session) return next(exchange);
  const knowsAgent = session.knowsAgent || Boolean(request.headers['user-agent']);
  if (!session.knowsAddress || knowsAgent !== session.knowsAgent) {
    await noteClient(backend, session.id, knowsAgent);
    stamps.push('Set-Cookie', sessionCookie(backend, session, `${request.mount}${baseUriPath}`));
  }
  return next(exchange);
};
