import type { Backend, Reply, Request } from '../backend.ts';
import { setCookies } from '../cookies.ts';
import { findCurrent } from '../current-session.ts';
import { failure } from '../errors.ts';
import { isFresh, sessionsOf } from '../sessions.ts';
import { sessionView } from '../views.ts';

/** `GET /list-sessions`: the sessions of the caller's account, for a session that is not old. */
export async function listSessions(request: Request<'listSessions'>, backend: Backend): Promise<Reply<'listSessions'>> {
  const { current, cookies } = await findCurrent(request, backend);
  const refuse = <Refused extends object>(refused: Refused) => ({ ...refused, headers: setCookies(cookies) });
  if (!current) return refuse(failure(401, 'UNAUTHORIZED'));
  const { session, user } = current;
  if (!isFresh(session, backend)) return refuse(failure(403, 'SESSION_NOT_FRESH'));
  // Only a refusal sets all cookies. Of several a success sets the last one, as `findCaller` does.
  const headers = setCookies(cookies.slice(-1));
  return { status: 200, headers, body: (await sessionsOf(backend, user.id)).map(sessionView) };
}
