import { accountOfCaller } from '../api-tokens.ts';
import type { Backend, Reply, Request } from '../backend.ts';
import { noUserId } from '../database-errors.ts';
import { passwordMismatch, passwordUsedBefore, unknownError } from '../errors.ts';
import { weakness } from '../password-rules.ts';
import { isPresent, wasUsed } from '../passwords.ts';
import { sessionIdOf } from '../session-cookie.ts';
import { endSessionsOf } from '../sessions.ts';
import { updateUser, withPassword } from '../users.ts';

/**
 * `POST /api/admin/user/change-password`: changes the password. The other sessions end, in version 7 the caller's too.
 */
export async function changeMyPassword(
  { body, caller, headers, mount }: Request<'changeMyPassword'>,
  backend: Backend,
): Promise<Reply<'changeMyPassword'>> {
  const { password, confirmPassword, oldPassword } = body;
  if (password !== confirmPassword || oldPassword === undefined) return { status: 400, body: '' };
  const weak = weakness(password);
  if (weak) return weak;
  const user = await accountOfCaller(backend, caller);
  if (!user) return unknownError(noUserId);
  const { version, baseUriPath } = backend.options;
  if (!isPresent(user, oldPassword)) return passwordMismatch('old password', `${mount}${baseUriPath}`);
  if (wasUsed(user, password)) return passwordUsedBefore();
  await updateUser(backend, user.id, (row) => withPassword(row, password));
  const own = caller?.role === 'session' && version === '8' ? sessionIdOf(headers) : undefined;
  await endSessionsOf(backend, user.id, own);
  return { status: 200 };
}
