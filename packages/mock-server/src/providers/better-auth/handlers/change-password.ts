import type { Backend, Reply, Request } from '../backend.ts';
import { keptSession, setCookies } from '../cookies.ts';
import { findCaller } from '../current-session.ts';
import { wrongLength, wrongPassword } from '../passwords.ts';
import { endSessionsOf, openSession } from '../sessions.ts';
import { updateUser } from '../users.ts';
import { userView } from '../views.ts';

/** `POST /change-password`: sets the password of the signed-in account. */
export async function changePassword(
  request: Request<'changePassword'>,
  backend: Backend,
): Promise<Reply<'changePassword'>> {
  const { newPassword, currentPassword, revokeOtherSessions } = request.body;
  const caller = await findCaller(request, backend);
  if ('refused' in caller) return caller.refused;
  const { user, cookies } = caller;
  const headers = setCookies(cookies);
  const refused = wrongLength(newPassword, backend) ?? wrongPassword(user, currentPassword, backend);
  if (refused) return { ...refused, headers };
  if (revokeOtherSessions) await endSessionsOf(backend, user.id);
  await updateUser(backend, user.id, (row) => ({ ...row, password: newPassword }));
  if (!revokeOtherSessions) return { status: 200, headers, body: { token: null, user: userView(user) } };
  const { token } = await openSession(backend, user, request);
  const opened = keptSession(request, backend, token);
  return { status: 200, headers: setCookies([...cookies, ...opened]), body: { token, user: userView(user) } };
}
