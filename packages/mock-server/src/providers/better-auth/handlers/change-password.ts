import type { Backend, Reply, Request } from '../backend.ts';
import { isUnremembered, sessionCookies, setCookies } from '../cookies.ts';
import { findCaller } from '../current-session.ts';
import { failure } from '../errors.ts';
import { tooLong, wrongLength } from '../passwords.ts';
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
  const { version, maxPasswordLength } = backend.options;
  const refused =
    wrongLength(newPassword, backend) ??
    (version === '1.7.1' ? undefined : tooLong(currentPassword, maxPasswordLength));
  if (refused) return { ...refused, headers };
  if (!user.password) return { ...failure(400, 'CREDENTIAL_ACCOUNT_NOT_FOUND'), headers };
  if (user.password !== currentPassword) return { ...failure(400, 'INVALID_PASSWORD'), headers };
  if (revokeOtherSessions) await endSessionsOf(backend, user.id);
  await updateUser(backend, user.id, (row) => ({ ...row, password: newPassword }));
  if (!revokeOtherSessions) return { status: 200, headers, body: { token: null, user: userView(user) } };
  const isRemembered = !isUnremembered(request, backend);
  const { token } = await openSession(backend, user, {
    isRemembered: true,
    userAgent: request.headers['user-agent'],
  });
  const opened = sessionCookies(request, backend, token, isRemembered);
  return { status: 200, headers: setCookies([...cookies, ...opened]), body: { token, user: userView(user) } };
}
