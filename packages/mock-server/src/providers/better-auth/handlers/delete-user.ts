import type { Backend, Reply, Request } from '../backend.ts';
import { clearedCookies, setCookies } from '../cookies.ts';
import { type Caller, findCaller } from '../current-session.ts';
import { failure } from '../errors.ts';
import { wrongPassword } from '../passwords.ts';
import { removeAccount } from '../remove-account.ts';
import { isFresh } from '../sessions.ts';

/** `POST /delete-user`: deletes the signed-in account, for its password or while the session is fresh. */
export async function deleteUser(request: Request<'deleteUser'>, backend: Backend): Promise<Reply<'deleteUser'>> {
  const caller = await findCaller(request, backend);
  if ('refused' in caller) return caller.refused;
  const { user, cookies } = caller;
  const refused = refusal(request, caller, backend);
  if (refused) return { ...refused, headers: setCookies(cookies) };
  await removeAccount(backend, user);
  const headers = setCookies(clearedCookies(request, backend, cookies));
  return { status: 200, headers, body: { success: true, message: 'User deleted' } };
}

function refusal({ body }: Request<'deleteUser'>, { session, user }: Caller, backend: Backend) {
  const { password, token } = body;
  if (!backend.options.deleteUser) return { status: 404, body: '' } as const;
  const wrong = password ? wrongPassword(user, password, backend) : undefined;
  if (wrong) return wrong;
  if (token) return failure(404, 'INVALID_TOKEN');
  return password || isFresh(session, backend) ? undefined : failure(400, 'SESSION_EXPIRED');
}
