import type { Backend, Reply, Request } from '../backend.ts';
import { clearedCookies, setCookies } from '../cookies.ts';
import { findCaller } from '../current-session.ts';
import { endSession, sessionsOf } from '../sessions.ts';

/** `POST /revoke-session`: ends a session of the caller's account. The own one clears its cookies, but not in 1.7.1. */
export async function revokeSession(
  request: Request<'revokeSession'>,
  backend: Backend,
): Promise<Reply<'revokeSession'>> {
  const { token } = request.body;
  const caller = await findCaller(request, backend);
  if ('refused' in caller) return caller.refused;
  const { session, user, cookies } = caller;
  const isTheirs = (await sessionsOf(backend, user.id)).some((one) => one.token === token);
  if (isTheirs) await endSession(backend, token);
  const isCleared = token === session.token && backend.options.version !== '1.7.1';
  const headers = setCookies(isCleared ? clearedCookies(request, backend, cookies) : cookies);
  return { status: 200, headers, body: { status: true } };
}
