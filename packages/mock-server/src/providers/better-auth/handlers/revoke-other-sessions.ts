import type { Backend, Reply, Request } from '../backend.ts';
import { setCookies } from '../cookies.ts';
import { findCaller } from '../current-session.ts';
import { endSession, sessionsOf } from '../sessions.ts';

/** `POST /revoke-other-sessions`: ends all sessions of the caller's account but the own one. */
export async function revokeOtherSessions(
  request: Request<'revokeOtherSessions'>,
  backend: Backend,
): Promise<Reply<'revokeOtherSessions'>> {
  const caller = await findCaller(request, backend);
  if ('refused' in caller) return caller.refused;
  for (const { token } of await sessionsOf(backend, caller.user.id))
    if (token !== caller.session.token) await endSession(backend, token);
  return { status: 200, headers: setCookies(caller.cookies), body: { status: true } };
}
