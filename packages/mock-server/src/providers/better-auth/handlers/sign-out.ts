import type { Backend, Reply, Request } from '../backend.ts';
import { clearedCookies, sessionTokenIn } from '../cookies.ts';
import { endSession } from '../sessions.ts';

/** `POST /sign-out`: ends the session of the caller, if there is one. */
export async function signOut(request: Request<'signOut'>, backend: Backend): Promise<Reply<'signOut'>> {
  const token = sessionTokenIn(request, backend);
  if (token !== undefined) await endSession(backend, token);
  return {
    status: 200,
    headers: { 'Set-Cookie': clearedCookies(request, backend).join('\n') },
    body: { success: true },
  };
}
