import { accountOfCaller } from '../api-tokens.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { clearedSessionCookie } from '../session-cookie.ts';
import { endSessionsOf } from '../sessions.ts';

/** `POST /logout`: ends all sessions of the account. */
export async function logout({ caller, mount }: Request<'logout'>, backend: Backend): Promise<Reply<'logout'>> {
  const { baseUriPath } = backend.options;
  const user = await accountOfCaller(backend, caller);
  if (user) await endSessionsOf(backend, user.id);
  return {
    status: 302,
    headers: {
      'Set-Cookie': clearedSessionCookie(mount),
      'Clear-Site-Data': '"cookies", "storage"',
      Location: `${mount}${baseUriPath}/signed-out`,
    },
  };
}
