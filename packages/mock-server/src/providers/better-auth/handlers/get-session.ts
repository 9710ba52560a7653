import type { Backend, Reply, Request } from '../backend.ts';
import { setCookies } from '../cookies.ts';
import { findCurrent } from '../current-session.ts';
import { sessionView, userView } from '../views.ts';

/** `GET /get-session`: the session of the caller, or `null`. */
export async function getSession(request: Request<'getSession'>, backend: Backend): Promise<Reply<'getSession'>> {
  const { current, cookies } = await findCurrent(request, backend);
  return {
    status: 200,
    headers: { 'Cache-Control': 'no-store', ...setCookies(cookies), Pragma: 'no-cache' },
    body: current ? { session: sessionView(current.session), user: userView(current.user) } : null,
  };
}
