import type { Backend, Reply, Request } from '../backend.ts';
import { clearedCookies, setCookies } from '../cookies.ts';
import { findCaller } from '../current-session.ts';
import { endSessionsOf } from '../sessions.ts';

/** `POST /revoke-sessions`: ends all sessions of the caller's account, and clears its cookies, but not in 1.7.1. */
export async function revokeSessions(
  request: Request<'revokeSessions'>,
  backend: Backend,
): Promise<Reply<'revokeSessions'>> {
  const caller = await findCaller(request, backend);
  if ('refused' in caller) return caller.refused;
  const { user, cookies } = caller;
  await endSessionsOf(backend, user.id);
  const isOld = backend.options.version === '1.7.1';
  const headers = setCookies(isOld ? cookies : clearedCookies(request, backend, cookies));
  return { status: 200, headers, body: { status: true } };
}
